import type { SingpassError } from 'singpass-client'
import type { Alarm } from './log.ts'

/** The alarm that a failed login raises; nothing for what passes by itself or is the applicant's own choice. */
export function alarmOf({ code, details }: Pick<SingpassError, 'code' | 'details'>): Alarm | undefined {
  const { check = '', endpoint } = details
  if (check === 'clock' || check === 'tls') return check
  if (code === 'response_invalid' && (endpoint === 'discovery' || endpoint === 'jwks')) return 'metadata'
  return code === 'request_rejected' ? 'configuration' : undefined
}
