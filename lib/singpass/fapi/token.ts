import { buildCheck, type Check } from '../trace/check.ts'
import type { Deadline } from '../upstream/deadline.ts'
import { readJsonObject } from '../upstream/json.ts'
import type { FapiConnection } from './connection.ts'
import type { DpopKey, DpopNonce } from './dpop.ts'
import { buildRefusal } from './refusal.ts'
import { postSigned } from './signed-post.ts'

/** A code with what it is exchanged with. */
export interface CodeExchange {
  /** Of a callback that was checked. */
  code: string
  redirectUri: string
  codeVerifier: string
  dpopKey: DpopKey
  /** The authorization server's newest nonce, as the attempt kept it. */
  dpopNonce: DpopNonce
  deadline: Deadline
}

/** The tokens of one login, as the token endpoint gave them. */
export interface Tokens {
  accessToken: string
  idToken: string
}

/**
 * Exchanges the code for an access token, bound to this login's DPoP key, and an ID token.
 *
 * Sent once: after a time-out nobody knows whether the code was used up. Only a demand for a DPoP nonce, which leaves
 * the code untouched, is answered with a second request. Lifetime, scope and refresh token of the answer are not used.
 *
 * @throws SingpassError `attempt_unknown` when the code is not accepted; `unavailable`, `request_rejected`,
 * `response_invalid` (`token_type`, `access_token`, `id_token`).
 * @see {@link https://www.rfc-editor.org/rfc/rfc9449.html#section-5 RFC 9449, 5}
 * @see Singpass documentation, Integration Guide 3, "The Token Request"
 */
export async function fetchTokens(connection: FapiConnection, exchange: CodeExchange): Promise<Tokens> {
  const { code, redirectUri, codeVerifier, dpopKey, dpopNonce, deadline } = exchange
  const url = (await connection.metadata.get()).token_endpoint
  const parameters = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: codeVerifier,
  }
  const answer = await postSigned(connection, { endpoint: 'token', url, parameters, dpopKey, dpopNonce, deadline })
  const refusal = () => buildRefusal(answer, { endpoint: 'token', now: connection.now() })
  if (answer.status !== 200) throw refusal()

  const body = readJsonObject(answer, 'token')
  if (body.error !== undefined) throw refusal()
  return parseTokens(body, buildCheck({ endpoint: 'token', of: 'token', trace: connection.trace }))
}

function parseTokens(body: Record<string, unknown>, check: Check): Tokens {
  const { token_type: type, access_token: accessToken, id_token: idToken } = body
  check('token_type', typeof type === 'string' && type.toLowerCase() === 'dpop', 'member "token_type" is not DPoP')
  check('access_token', isHeaderValue(accessToken), 'member "access_token" is not a token')
  check('id_token', typeof idToken === 'string' && idToken !== '', 'member "id_token" is missing')
  return { accessToken, idToken }
}

/** The characters of a token that may stand in an `Authorization` header. */
function isHeaderValue(value: unknown): value is string {
  return typeof value === 'string' && /^[\w.~+/-]+=*$/.test(value)
}
