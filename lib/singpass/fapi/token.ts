import { allowInsecureRequests, authorizationCodeGrantRequest, customFetch } from 'oauth4webapi'
import { buildCheck, type Check } from '../check.ts'
import type { Deadline } from '../upstream/deadline.ts'
import { readJsonObject } from '../upstream/json.ts'
import { sendBounded } from './bounded-fetch.ts'
import type { CheckedCallback } from './callback.ts'
import { buildClientAssertion } from './client-assertion.ts'
import type { FapiConnection } from './connection.ts'
import { answerNonceOnce, type DpopKey, type DpopNonce, signProof } from './dpop.ts'
import { buildRefusal } from './refusal.ts'

export interface CodeExchange {
  callback: CheckedCallback
  redirectUri: string
  codeVerifier: string
  dpopKey: DpopKey
  /** The authorization server's newest nonce, as the attempt kept it. */
  dpopNonce: DpopNonce
  deadline: Deadline
}

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
  const { callback, redirectUri, codeVerifier, dpopKey, dpopNonce, deadline } = exchange
  const { client, upstream } = connection
  const metadata = await connection.metadata.get()
  const authentication = await buildClientAssertion(connection)
  const url = metadata.token_endpoint

  const answer = await answerNonceOnce(dpopNonce, async () => {
    const dpop = await signProof(connection, dpopKey, { method: 'POST', url, nonce: dpopNonce })
    const options = { headers: { dpop }, [allowInsecureRequests]: connection.insecure }
    return sendBounded({ endpoint: 'token', deadline }, upstream, (fetch) =>
      authorizationCodeGrantRequest(metadata, client, authentication, callback, redirectUri, codeVerifier, {
        ...options,
        [customFetch]: fetch,
      }),
    )
  })
  const refusal = () => buildRefusal(answer, { endpoint: 'token', now: connection.now() })
  if (answer.status !== 200) throw refusal()

  const body = readJsonObject(answer, 'token')
  if (body.error !== undefined) throw refusal()
  return parseTokens(body, buildCheck('token', connection.trace))
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
