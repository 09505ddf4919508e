import type { Attempt } from '../attempt.ts'
import { buildCallbackError } from '../callback-error.ts'
import { buildAttemptCheck, buildCheck, type Check } from '../trace/check.ts'
import type { TraceListener } from '../trace/events.ts'
import { showFields } from '../trace/shown.ts'

/** What the callback must match. */
export interface ExpectedCallback {
  attempt: Attempt
  connection: string
  /** Epoch milliseconds. */
  now: number
  trace?: TraceListener
}

/** Myinfo's codes have 40 characters, MockPass's 36; no code is a kilobyte. */
const longestCode = 1024

/**
 * Makes sure that a callback answers this attempt, before anything else of it is believed.
 *
 * @throws SingpassError `attempt_unknown` for a state that does not match, or an attempt that is over.
 */
export function matchAttempt(callback: URLSearchParams, { attempt, connection, now, trace }: ExpectedCallback): void {
  trace?.({ kind: 'callback', endpoint: 'authorise', parameters: showFields(callback) })
  const check: Check = buildAttemptCheck(trace)
  const states = callback.getAll('state')
  check('attempt.connection', attempt.connection === connection, 'the attempt belongs to another connection')
  check('attempt.expiry', attempt.expiresAt > now, 'the attempt has expired')
  const isSame = states.length === 1 && states[0] === attempt.state
  check('state', isSame, 'parameter "state" differs from the attempt')
}

/**
 * Reads the authorisation code of a callback that was matched to its attempt.
 *
 * Parameters that nobody asked for are ignored. Myinfo's description comes as `error_description` or
 * `error-description`; either marks a failure, and its text goes nowhere.
 *
 * @throws SingpassError `response_invalid` (`callback`) for a contradictory or malformed callback; `access_denied`,
 * `request_rejected` or `unavailable` by the error that came back.
 */
export function readCode(callback: URLSearchParams, trace?: TraceListener): string {
  const check: Check = buildCheck({ endpoint: 'authorise', of: 'callback', trace })
  for (const name of ['code', 'error']) {
    check('callback', callback.getAll(name).length <= 1, `parameter "${name}" is repeated`)
  }
  const [code, error] = [callback.get('code'), callback.get('error')]
  const failed = error !== null || callback.has('error_description') || callback.has('error-description')
  check('callback', code === null || !failed, 'the callback carries both "code" and an error')
  if (failed) throw buildCallbackError(error ?? '')

  check('callback', code !== null && code !== '', 'parameter "code" is missing')
  check('callback', code.length <= longestCode, 'parameter "code" is too long')
  check('callback', /^[\x21-\x7e]+$/.test(code), 'parameter "code" holds characters that no code has')
  return code
}
