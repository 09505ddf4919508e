import type { Attempt } from '../attempt.ts'
import { SingpassError } from '../errors.ts'
import { buildCheck, type Check } from '../trace/check.ts'
import { clockFault } from '../upstream/clock.ts'
import type { Deadline } from '../upstream/deadline.ts'
import type { UpstreamAnswer } from '../upstream/exchange.ts'
import { callUpstream, refuseOutage } from '../upstream/http.ts'
import { readJsonObject } from '../upstream/json.ts'
import { resourceUrl, signNow, type V3Connection } from './connection.ts'
import { readErrorCode } from './error-code.ts'

/** A compact JWS, of so many characters that the header it travels in next stays below what servers accept. */
const jwt = /^[\w-]+\.[\w-]+\.[\w-]+$/
const longestToken = 12_000

/** A v3 code with the attempt that it belongs to. */
export interface TokenRequest {
  code: string
  attempt: Attempt
  deadline: Deadline
}

/**
 * Exchanges the code for an access token, which the caller has yet to verify.
 *
 * Called once: a code is good for one use, and after a time-out nobody knows whether it was used.
 *
 * @throws SingpassError `attempt_unknown` when the code is expired or was used; `request_rejected` when Myinfo refuses
 * the app or its signature; `unavailable` for an outage, and for the 500 that a wrong signature or code may also bring.
 * @see Myinfo v3 API specifications, "Token"
 */
export async function fetchAccessToken(connection: V3Connection, request: TokenRequest): Promise<string> {
  const answer = await postTokenRequest(connection, request)
  refuseTokenFailure(answer, connection.now())

  return readAccessToken(answer, buildCheck({ endpoint: 'token', of: 'token', trace: connection.upstream.trace }))
}

function postTokenRequest(
  connection: V3Connection,
  { code, attempt, deadline }: TokenRequest,
): Promise<UpstreamAnswer> {
  const { settings, upstream } = connection
  const method = 'POST'
  const url = resourceUrl(settings, 'token')
  const parameters = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: attempt.redirectUri,
    client_id: settings.clientId,
    client_secret: settings.clientSecret,
    state: attempt.state,
  }
  const headers = {
    'Content-Type': 'application/x-www-form-urlencoded',
    'Cache-Control': 'no-cache',
    ...(settings.signed && { Authorization: signNow(connection, { method, url, parameters }) }),
  }
  const body = new URLSearchParams(parameters).toString()

  return callUpstream({ endpoint: 'token', method, url, headers, body, deadline }, upstream)
}

function refuseTokenFailure(answer: UpstreamAnswer, now: number): void {
  refuseOutage(answer, 'token')
  const { status } = answer
  if (status < 400) return

  const details = { endpoint: 'token', status, error: readErrorCode(answer) } as const
  if (status === 400) throw new SingpassError('attempt_unknown', 'the code is expired or was used', details)
  throw new SingpassError('request_rejected', `the token endpoint answered ${status}`, {
    ...details,
    ...clockFault(answer, now),
  })
}

function readAccessToken(answer: UpstreamAnswer, check: Check): string {
  const { access_token: token, token_type: type = 'Bearer' } = readJsonObject(answer, 'token')
  check('access_token', typeof token === 'string' && jwt.test(token), 'member "access_token" is not a JWT')
  check('access_token', token.length <= longestToken, 'member "access_token" is too long to send back')
  const isBearer = typeof type === 'string' && type.toLowerCase() === 'bearer'
  check('token_type', isBearer, 'member "token_type" is not "Bearer"')

  return token
}
