import type { SingpassError } from 'singpass-client'

/**
 * What an operator has to see to: our clock is off; Singpass refuses what we registered or send; its host cannot prove
 * its name; its metadata or keys cannot be fetched, so that logins go on with a copy and soon without; what has expired
 * could not be removed for a while; a receiver does not get its applications; a certificate ends soon; a key is old;
 * an endpoint of Singpass is not asked for a while, since it did not answer.
 */
export const alarms = [
  'clock',
  'configuration',
  'tls',
  'metadata',
  'retention',
  'delivery',
  'certificate',
  'key',
  'circuit',
] as const

/** One of them, as lines of the log and metrics name it. */
export type Alarm = (typeof alarms)[number]

/** The alarm that a failed login raises; nothing for what passes by itself or is the applicant's own choice. */
export function alarmOf({ code, details }: Pick<SingpassError, 'code' | 'details'>): Alarm | undefined {
  const { check = '', endpoint } = details
  if (check === 'clock' || check === 'tls') return check
  if (code === 'response_invalid' && (endpoint === 'discovery' || endpoint === 'jwks')) return 'metadata'
  return code === 'request_rejected' ? 'configuration' : undefined
}
