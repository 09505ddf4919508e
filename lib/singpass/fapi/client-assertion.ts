import { signJwt } from '../jose/sign.ts'
import { randomToken } from '../random.ts'
import { showFields, showHeader } from '../trace/shown.ts'
import { epochSeconds, type FapiConnection } from './connection.ts'

/** Seconds an assertion is good for; Singpass allows 120. */
const lifetime = 60

/** The parameters by which a request says who sends it. */
export interface ClientAuthentication {
  client_id: string
  client_assertion_type: string
  client_assertion: string
}

/**
 * Authenticates us by a signed assertion, a new one with its own `jti` for each request it is used on, repeats included.
 *
 * Its audience is the issuer as a plain string, not the endpoint, and its `typ` is JWT. It carries no `nbf`: Singpass
 * lists no such claim, and a clock ahead of theirs would make it a hindrance.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7523.html#section-2.2 RFC 7523, 2.2}
 * @see Singpass documentation, "Generation Of Client Assertion"
 */
export async function buildClientAuthentication(connection: FapiConnection): Promise<ClientAuthentication> {
  const { signing } = connection.keyRing()
  const { clientId, issuer } = connection
  const iat = epochSeconds(connection)
  const header = { typ: 'JWT', kid: signing.kid }
  const claims = { iss: clientId, sub: clientId, aud: issuer, jti: randomToken(), iat, exp: iat + lifetime }
  const assertion = await signJwt(signing, header, claims)

  connection.trace?.({
    kind: 'signed',
    what: 'client_assertion',
    alg: signing.alg,
    kid: signing.kid,
    ...(connection.upstream.detailed && {
      details: {
        header: showHeader({ alg: signing.alg, ...header }),
        claims: { ...showFields(claims), sub: clientId },
      },
    }),
  })
  return {
    client_id: clientId,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
  }
}
