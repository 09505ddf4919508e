import { isSingpassError } from 'singpass-client'
import type { LoginEvents } from '@/lib/auth/login-services.ts'
import { OtherAccount } from '@/lib/auth/outcome.ts'
import { alarmOf } from '@/lib/server/alarm.ts'
import { firstSeen } from '@/lib/server/first-seen.ts'
import { record } from '@/lib/server/log.ts'
import { StorageUnavailable } from '@/lib/storage/database.ts'

const levels = {
  access_denied: 'info',
  person_unavailable: 'info',
  attempt_unknown: 'info',
  unavailable: 'warn',
  request_rejected: 'error',
  response_invalid: 'error',
} as const

/** The same shape comes with every person of its kind: one line tells that Singpass changed it. */
const unreadable = firstSeen()

/** Writes what a login reports to the log: which endpoint, which status, which check; never a person. */
export const loginEvents: LoginEvents = {
  started: (login) => record('info', { event: 'login_started', ...login }),
  retrieved({ faults, ...login }) {
    record('info', { event: 'retrieved', ...login })
    const paths = unreadable(faults.map((path) => `${login.connection} ${path}`)).map(
      (path) => path.split(' ')[1] ?? '',
    )
    if (paths.length > 0) record('warn', { event: 'unreadable', connection: login.connection, paths })
  },
  refused: (login) => record('warn', { event: 'callback_refused', ...login }),
  failed({ failure, ...login }) {
    if (failure instanceof StorageUnavailable) {
      const { reason } = failure
      record('error', { event: 'storage_unavailable', route: 'login', reason, reference: login.reference })
      return
    }
    if (failure instanceof OtherAccount) {
      record('warn', { event: 'callback_refused', reason: 'other_account', reference: login.reference })
      return
    }
    if (!isSingpassError(failure)) {
      record('error', {
        event: 'unexpected',
        route: 'login',
        name: failure instanceof Error ? failure.name : 'unknown',
        reference: login.reference,
      })
      return
    }
    const { endpoint, status, error, check } = failure.details
    record(levels[failure.code], {
      event: 'retrieval_failed',
      ...login,
      code: failure.code,
      endpoint,
      status,
      error,
      check,
      alarm: alarmOf(failure),
    })
  },
}
