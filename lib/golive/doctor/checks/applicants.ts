import { type Finding, passed, warning } from '../../finding.ts'
import type { Inspection } from '../inspection.ts'

/** Checks that applicants are told when something happens to their application. */
export function checkApplicants({ config: { mail, standIn } }: Pick<Inspection, 'config'>): Finding[] {
  if (mail) return [passed('applicants.mail', 'applicants are written to, without personal data')]
  if (standIn === 'demo') return [passed('applicants.mail', 'what applicants are written is caught: see /demo/mail')]
  return [
    warning('applicants.mail', 'applicants are not written to: SMTP_URL is not set', {
      why: 'They learn of a question or a decision only where they look at their page by themselves.',
      fix: 'set SMTP_URL and MAIL_FROM; see docs/delivery.md',
    }),
  ]
}
