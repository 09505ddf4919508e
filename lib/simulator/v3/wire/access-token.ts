import { randomBytes } from 'node:crypto'
import { errors, jwtVerify, SignJWT, UnsecuredJWT } from 'jose'
import type { V3Service } from '../client.ts'
import type { V3Fault } from '../faults.ts'
import type { Grant } from '../pending-sign-in.ts'
import type { V3Simulation } from '../simulation.ts'
import { createV3Keys } from './keys.ts'
import { demand, V3Refusal } from './refusal.ts'

/** Life of an access token in seconds. */
export const TOKEN_LIFETIME = 1800

/**
 * Signs the access token of a grant: RS256 with `kid`, bound to the client, with the attributes as an array.
 *
 * In `com` the subject is a UUID, in `gov` the NRIC or FIN.
 */
export async function signAccessToken(
  simulation: V3Simulation,
  { service, attributes, persona }: Grant,
  fault?: V3Fault,
): Promise<string> {
  const now = Math.floor(simulation.now() / 1000) - (fault === 'v3-token-expired' ? TOKEN_LIFETIME + 3600 : 0)
  const claims = {
    sub: service.context === 'gov' ? persona.nricOrFin : persona.id,
    iss: buildIssuer(simulation, service),
    aud: service.clientId,
    scope: [...attributes],
    realm: `myinfo-${service.context}`,
    tokenName: 'access_token',
    token_type: 'Bearer',
    grant_type: 'authorization_code',
    expires_in: TOKEN_LIFETIME,
    iat: now,
    nbf: now,
    exp: now + TOKEN_LIFETIME,
    jti: randomBytes(20).toString('hex'),
  }
  if (fault === 'v3-token-alg-none') return new UnsecuredJWT(claims).encode()
  const key =
    fault === 'v3-token-signature' ? (await createV3Keys(simulation.now())).privateKey : simulation.keys.privateKey
  return new SignJWT(claims).setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: simulation.keys.kid }).sign(key)
}

/** Accepts an access token that the simulator signed for this service and that has not expired. */
export async function verifyAccessToken(simulation: V3Simulation, token: string | undefined, service: V3Service) {
  demand(token, [401, 'Missing access token', 'the Authorization header ends without Bearer and an access token'])
  const options = {
    algorithms: ['RS256'],
    issuer: buildIssuer(simulation, service),
    audience: service.clientId,
    currentDate: new Date(simulation.now()),
  }
  try {
    const { payload } = await jwtVerify(token, simulation.keys.publicKey, options)
    return { subject: payload.sub ?? '', attributes: readScope(payload.scope) }
  } catch (error) {
    throw new V3Refusal(401, 'Invalid access token', explain(error))
  }
}

function readScope(scope: unknown): string[] {
  return Array.isArray(scope) ? scope.map(String) : []
}

function explain(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'the access token has expired'
  if (error instanceof errors.JWTClaimValidationFailed)
    return `the access token is not for this service: ${error.claim}`
  return 'the access token was not signed by this simulator since its start'
}

function buildIssuer({ origin }: V3Simulation, { context }: V3Service): string {
  return `${origin}/serviceauth/myinfo-${context}`
}
