import type { Attempt } from '../attempt.ts'
import { invalidResponse, SingpassError, type SingpassErrorCode } from '../errors.ts'

/** What the callback must match. */
export interface ExpectedCallback {
  attempt: Attempt
  connection: string
  /** Epoch milliseconds. */
  now: number
}

/** Myinfo's codes have 40 characters, MockPass's 36; no code is a kilobyte. */
const longestCode = 1024

/** Errors that speak of the applicant's own choice. */
const declined = new Set(['access_denied', 'login_required', 'consent_required'])

/** Errors that speak of our request, and come back however often it is repeated. */
const misconfigured = new Set([
  'invalid_client',
  'invalid_request',
  'invalid_scope',
  'unauthorized_client',
  'unsupported_response_type',
])

/**
 * Reads the authorisation code of a callback that answers this attempt.
 *
 * The state is matched first: neither code nor error of a foreign callback is believed. Parameters that nobody asked
 * for are ignored. Myinfo's description comes as `error_description` or `error-description`; either marks a failure,
 * and its text goes nowhere.
 *
 * @throws SingpassError `attempt_unknown` for a state that does not match, or an attempt that is over;
 * `response_invalid` (`callback`) for a contradictory or malformed callback; otherwise by the error that came back.
 */
export function readCallback(callback: URLSearchParams, { attempt, connection, now }: ExpectedCallback): string {
  refuseForeignState(callback, attempt)
  if (attempt.connection !== connection) throw unknownAttempt('the attempt belongs to another connection')
  if (attempt.expiresAt <= now) throw unknownAttempt('the attempt has expired')

  const code = takeSingle(callback, 'code')
  const error = takeSingle(callback, 'error')
  const failed = error !== undefined || callback.has('error_description') || callback.has('error-description')
  if (code !== undefined && failed) throw malformed('the callback carries both "code" and an error')
  if (failed) throw toCallbackError(error ?? '')

  return requireCode(code)
}

function refuseForeignState(callback: URLSearchParams, attempt: Attempt): void {
  const states = callback.getAll('state')
  if (states.length === 1 && states[0] === attempt.state) return

  throw unknownAttempt('parameter "state" differs from the attempt')
}

function takeSingle(callback: URLSearchParams, name: string): string | undefined {
  const values = callback.getAll(name)
  if (values.length > 1) throw malformed(`parameter "${name}" is repeated`)

  return values[0]
}

function requireCode(code: string | undefined): string {
  if (!code) throw malformed('parameter "code" is missing')
  if (code.length > longestCode) throw malformed('parameter "code" is too long')
  if (!/^[\x21-\x7e]+$/.test(code)) throw malformed('parameter "code" holds characters that no code has')

  return code
}

function toCallbackError(error: string): SingpassError {
  return new SingpassError(codeOf(error), 'the callback carries an error', {
    endpoint: 'authorise',
    error: /^[a-z_]{1,40}$|^\d{3}$/.test(error) ? error : undefined,
  })
}

/** An error nobody knows is taken for a fault of theirs, which may pass. */
function codeOf(error: string): SingpassErrorCode {
  if (declined.has(error)) return 'access_denied'
  if (misconfigured.has(error)) return 'request_rejected'

  return 'unavailable'
}

function unknownAttempt(message: string): SingpassError {
  return new SingpassError('attempt_unknown', message, { endpoint: 'authorise' })
}

function malformed(message: string): SingpassError {
  return invalidResponse('callback', message, { endpoint: 'authorise' })
}
