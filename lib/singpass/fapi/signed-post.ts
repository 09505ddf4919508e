import type { Deadline } from '../upstream/deadline.ts'
import type { UpstreamAnswer } from '../upstream/exchange.ts'
import { callUpstream } from '../upstream/http.ts'
import { buildClientAuthentication } from './client-assertion.ts'
import type { FapiConnection } from './connection.ts'
import { answerNonceOnce, type DpopKey, type DpopNonce, signProof } from './dpop.ts'

/** A post that carries our client assertion and a DPoP proof. */
export interface SignedPost {
  endpoint: 'par' | 'token'
  url: string
  parameters: Readonly<Record<string, string>>
  dpopKey: DpopKey
  dpopNonce: DpopNonce
  deadline: Deadline
  try?: number
}

/**
 * Posts a form as this client, with a proof of the login's key, and gives the answer whatever it says.
 *
 * A demand for a DPoP nonce is answered once; assertion and proof are new each time.
 *
 * @throws SingpassError as `callUpstream` does.
 */
export function postSigned(connection: FapiConnection, post: SignedPost): Promise<UpstreamAnswer> {
  const { endpoint, url, parameters, dpopKey, dpopNonce, deadline } = post

  return answerNonceOnce(dpopNonce, async () => {
    const authentication = await buildClientAuthentication(connection)
    const dpop = await signProof(connection, dpopKey, { method: 'POST', url, nonce: dpopNonce })
    const headers = { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded', dpop }
    const body = new URLSearchParams({ ...parameters, ...authentication }).toString()

    return callUpstream(
      { endpoint, method: 'POST', url: new URL(url), headers, body, deadline, try: post.try },
      connection.upstream,
    )
  })
}
