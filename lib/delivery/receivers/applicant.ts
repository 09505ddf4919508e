import { createTransport } from 'nodemailer'
import type { LetterTopic } from '@/lib/onboarding/application/letter.ts'
import type { WayBackStore } from '@/lib/onboarding/application/way-back.ts'
import type { Application } from '@/lib/onboarding/stores.ts'
import type { BankApplications } from '../access/applications.ts'
import type { Message } from '../record/message.ts'
import { type MailSettings, mailFailure, mailLimits } from './notice.ts'
import type { Outcome, Sender } from './sender.ts'

/** What writing to applicants is built on. */
export interface ApplicantParts {
  mail: MailSettings
  applications: Pick<BankApplications, 'find'>
  wayBack: Pick<WayBackStore, 'link'>
  /** Puts a letter into words; `link` is the secret of the private link. */
  write(parts: LetterOf): { subject: string; text: string }
}

/** What a letter is about. */
export interface LetterOf {
  topic: LetterTopic
  application: Pick<Application, 'reference' | 'product' | 'language'>
  link?: string
}

/**
 * Writes to applicants that something happened, and where to look: no name, no answer, no reason, no decision.
 *
 * A mailbox that the mail server refuses for good is settled and not tried again; that it was refused is told where the
 * application is shown. A server that is away, or says "later", is tried again like any receiver.
 */
export function createApplicantSender({ mail, applications, wayBack, write }: ApplicantParts): Sender {
  const transport = createTransport({ url: mail.url, ...mailLimits })
  return {
    async send(id, message) {
      const found = await applications.find(referenceOf(message), ['*'])
      if (!found) return { delivered: false, refused: true, result: 'gone' }
      const { application } = found
      const to = addressOf(application)
      if (!to) return { delivered: false, refused: true, result: 'no_address' }
      const letter = write({ topic: topicOf(message), application, link: await wayBack.link(application.reference) })
      const headers = { 'auto-submitted': 'auto-generated', 'content-language': application.language }
      const messageId = `<${id}@${mail.from.replace(/^.*@|>$/g, '')}>`
      return transport.sendMail({ from: mail.from, to, ...letter, headers, messageId }).then(
        () => ({ delivered: true, result: 'sent' }),
        (error: unknown) => failed(error),
      )
    },
    close: () => transport.close(),
  }
}

/** 5xx is for good, as RFC 5321 has it (4.2.1); what concerns the session and not the mailbox is not. */
function failed(error: unknown): Outcome {
  const result = mailFailure(error)
  const isOfMailbox = /^55\d$/.test(result) && Object(error).code !== 'EAUTH'
  return { delivered: false, result, ...(isOfMailbox && { refused: true }) }
}

/** Where the applicant is written to: their address on the form, or the first of its kind. */
export function addressOf({ values }: Pick<Application, 'values'>): string | undefined {
  const of = values.find(({ field }) => field === 'email') ?? values.find(({ kind }) => kind === 'email')
  return typeof of?.value === 'string' && of.value !== '' ? of.value : undefined
}

function topicOf({ type }: Message): LetterTopic {
  if (type === 'application.asked') return 'question'
  return type === 'application.decided' ? 'decided' : 'received'
}

function referenceOf({ data }: Message): string {
  return 'reference' in data ? data.reference : ''
}
