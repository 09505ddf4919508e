import { SingpassError, type SingpassErrorCode } from './errors.ts'

/** What the applicant or the server meant by the `error` of a callback. Any other: an outage, which may pass. */
export const callbackMeanings: ReadonlyMap<string, SingpassErrorCode> = new Map<string, SingpassErrorCode>([
  ['access_denied', 'access_denied'],
  ['login_required', 'access_denied'],
  ['consent_required', 'access_denied'],
  ['invalid_request', 'request_rejected'],
  ['invalid_scope', 'request_rejected'],
  ['invalid_client', 'request_rejected'],
  ['unauthorized_client', 'request_rejected'],
  ['unsupported_response_type', 'request_rejected'],
])

/**
 * Builds the failure that the `error` of a callback stands for, the same in both generations.
 *
 * The error is kept only where it is a plain word, or one of Myinfo's three-digit codes; its description goes nowhere.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc6749.html#section-4.1.2.1 RFC 6749, 4.1.2.1}
 */
export function buildCallbackError(error: string): SingpassError {
  const isToken = /^[a-z][a-z_.-]{0,63}$|^\d{3}$/.test(error)

  return new SingpassError(callbackMeanings.get(error) ?? 'unavailable', 'the callback carries an error', {
    endpoint: 'authorise',
    ...(isToken && { error }),
  })
}
