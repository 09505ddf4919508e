import { judgeSecrets } from '@/lib/config/reading/secret-strength.ts'
import { type Finding, passed, warning } from '../../finding.ts'
import type { Inspection } from '../inspection.ts'

/** Checks that the secrets look drawn at random, by the measure by which the start refuses them in production. */
export function checkSecrets({ config: { authSecret, dataKeys } }: Inspection): Finding[] {
  const faults = judgeSecrets({ AUTH_SECRET: authSecret, DATA_KEYS: dataKeys })
  if (faults.length === 0) return [passed('secrets', 'AUTH_SECRET and every data key are long and varied enough')]
  return faults.map(({ setting, wrong }) =>
    warning('secrets', `${setting} ${wrong}`, {
      why: 'Whoever can guess it can read stored applications, or pose as an applicant.',
      fix: 'draw a new one: openssl rand -base64 32 (for DATA_KEYS put it in front, and keep the old ones behind it)',
    }),
  )
}
