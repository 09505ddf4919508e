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
 * Makes sure that a callback answers this attempt, before anything else of it is believed.
 *
 * @throws SingpassError `attempt_unknown` for a state that does not match, or an attempt that is over.
 */
export function matchAttempt(callback: URLSearchParams, { attempt, connection, now }: ExpectedCallback): void {
  const states = callback.getAll('state')
  const isSame = states.length === 1 && states[0] === attempt.state
  if (!isSame) throw unknownAttempt('parameter "state" differs from the attempt')
  if (attempt.connection !== connection) throw unknownAttempt('the attempt belongs to another connection')
  if (attempt.expiresAt <= now) throw unknownAttempt('the attempt has expired')
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
export function readCode(callback: URLSearchParams): string {
  const code = takeSingle(callback, 'code')
  const error = takeSingle(callback, 'error')
  const failed = error !== undefined || callback.has('error_description') || callback.has('error-description')
  if (code !== undefined && failed) throw malformed('the callback carries both "code" and an error')
  if (failed) throw toCallbackError(error ?? '')

  return requireCode(code)
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
