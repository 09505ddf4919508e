import { validateAuthResponse } from 'oauth4webapi'
import type { Attempt } from '../attempt.ts'
import { buildCheck, type Check } from '../check.ts'
import { SingpassError, type SingpassErrorCode } from '../errors.ts'
import type { FapiConnection } from './connection.ts'

/** Longest value that is read, by parameter. */
const limits = { code: 2048, state: 255, iss: 255, error: 255 } as const

type Parameter = keyof typeof limits

/** What the applicant or the server meant by an `error`. Any other: an outage as far as the applicant is concerned. */
const meanings: Record<string, SingpassErrorCode> = {
  access_denied: 'access_denied',
  login_required: 'access_denied',
  consent_required: 'access_denied',
  invalid_request: 'request_rejected',
  invalid_scope: 'request_rejected',
  invalid_client: 'request_rejected',
  unauthorized_client: 'request_rejected',
  unsupported_response_type: 'request_rejected',
}

/** A callback that may be answered with a token request; oauth4webapi accepts no other. */
export type CheckedCallback = URLSearchParams

/**
 * Checks what the browser brought back.
 *
 * Each parameter at most once and short, the attempt's `state`, exactly our issuer as `iss` (which only an error may
 * lack), and either a code or an error. The text of an error is never read.
 *
 * @throws SingpassError `attempt_unknown` for another state; `response_invalid` (`callback.<parameter>`, `iss`); for an
 * `error`, what it means.
 * @see {@link https://www.rfc-editor.org/rfc/rfc9207.html#section-2.4 RFC 9207, 2.4}
 * @see Singpass documentation, Integration Guide 2, "Handling the Redirect"
 */
export async function checkCallback(
  connection: FapiConnection,
  query: URLSearchParams,
  { state }: Pick<Attempt, 'state'>,
): Promise<CheckedCallback> {
  const check: Check = buildCheck('authorise', connection.trace)
  const parameters = readParameters(query, check)
  if (parameters.state !== state) throw new SingpassError('attempt_unknown', 'parameter "state" is not of the attempt')

  const { iss, code, error } = parameters
  const mayBeMissing = error !== undefined
  check('iss', iss === connection.issuer || (iss === undefined && mayBeMissing), 'parameter "iss" is not our issuer')
  check('callback.code', (code === undefined) !== (error === undefined), 'there must be either "code" or "error"')
  if (error !== undefined) throw buildCallbackError(error)

  return validateAuthResponse(await connection.metadata.get(), connection.client, query, state)
}

function readParameters(query: URLSearchParams, check: Check): Partial<Record<Parameter, string>> {
  const parameters: Partial<Record<Parameter, string>> = {}
  for (const [name, limit] of Object.entries(limits) as [Parameter, number][]) {
    const [value, ...others] = query.getAll(name)
    const isReadable = value === undefined || (value.length <= limit && /^[\x20-\x7e]+$/.test(value))
    check(`callback.${name}`, others.length === 0 && isReadable, `parameter "${name}" is repeated or not readable`)
    if (value !== undefined) parameters[name] = value
  }
  return parameters
}

function buildCallbackError(error: string): SingpassError {
  const isToken = /^[\w.-]{1,64}$/.test(error)
  const code = (isToken && Object.hasOwn(meanings, error) && meanings[error]) || 'unavailable'

  return new SingpassError(code, 'Singpass ended the login with an "error"', {
    endpoint: 'authorise',
    ...(isToken && { error }),
  })
}
