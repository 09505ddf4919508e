import { type ClientAuth, modifyAssertion, PrivateKeyJwt } from 'oauth4webapi'
import { epochSeconds, type FapiConnection } from './connection.ts'

/** Seconds an assertion is good for; Singpass allows 120. */
const lifetime = 60

/**
 * Authenticates us by a signed assertion, a new one with its own `jti` for each request it is used on, repeats included.
 *
 * Its audience is the issuer as a plain string, not the endpoint, and its `typ` is JWT.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7523.html#section-2.2 RFC 7523, 2.2}
 * @see Singpass documentation, "Generation Of Client Assertion"
 */
export async function buildClientAssertion(connection: FapiConnection): Promise<ClientAuth> {
  const { key, kid, alg } = (await connection.keyRing()).signing

  return PrivateKeyJwt(
    { key, kid },
    {
      [modifyAssertion]: (header, payload) => {
        header.typ = 'JWT'
        payload.iat = epochSeconds(connection)
        payload.exp = epochSeconds(connection) + lifetime
        // The library adds it; Singpass lists no such claim, and a clock ahead of theirs would make it a hindrance.
        delete payload.nbf
        connection.trace?.({ kind: 'signed', what: 'client_assertion', alg, kid })
      },
    },
  )
}
