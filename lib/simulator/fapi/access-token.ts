import { randomInt } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import type { Simulation } from '../simulation.ts'
import { Refusal } from '../web/refusal.ts'

/** What an access token allows. */
export interface AccessGrant {
  subject: string
  clientId: string
  scopes: readonly string[]
  /** Thumbprint of the DPoP key that may present it. */
  thumbprint: string
  /** The login that it came from. */
  attempt?: string
}

interface AccessTokenInput extends AccessGrant {
  /** The engine's own token, by which a revoked one is known. */
  engineToken: string
  /** 50 letters and digits in place of a JWT. */
  isOpaque: boolean
}

const LIFE_SECONDS = 1800
const OPAQUE_LENGTH = 50
const ALPHANUMERICS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const secret = crypto.getRandomValues(new Uint8Array(32))

/** Signs an access token of thirty minutes. Clients have to treat it as opaque: only we can verify it. */
export async function signAccessToken(simulation: Simulation, input: AccessTokenInput): Promise<string> {
  const now = simulation.clock.seconds()
  const token = await new SignJWT({
    client_id: input.clientId,
    scope: input.scopes.join(' '),
    cnf: { jkt: input.thumbprint },
  })
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
    .setIssuer(simulation.endpoints.issuer)
    .setAudience(simulation.endpoints.userinfo)
    .setSubject(input.subject)
    .setIssuedAt(now)
    .setExpirationTime(now + LIFE_SECONDS)
    .setJti(input.engineToken)
    .sign(secret)
  return input.isOpaque ? hide(simulation, token) : token
}

function hide({ opaqueTokens }: Simulation, token: string): string {
  const opaque = Array.from({ length: OPAQUE_LENGTH }, () => ALPHANUMERICS[randomInt(ALPHANUMERICS.length)]).join('')
  opaqueTokens.set(opaque, token)
  return opaque
}

/**
 * Verifies an access token and that the engine has not revoked it.
 *
 * Throws `invalid_token` with status 401.
 */
export async function verifyAccessToken(simulation: Simulation, presented: string): Promise<AccessGrant> {
  const refuse = (reason: string) => new Refusal('invalid_token', `access token ${reason}`, 401)
  const token = simulation.opaqueTokens.get(presented) ?? presented
  const { payload } = await jwtVerify(token, secret, {
    issuer: simulation.endpoints.issuer,
    audience: simulation.endpoints.userinfo,
    algorithms: ['HS256'],
    typ: 'at+jwt',
    currentDate: new Date(simulation.clock.now()),
  }).catch(() => Promise.reject(refuse('is malformed, expired or not ours')))
  const known = await simulation.engine.provider.AccessToken.find(payload.jti ?? '')
  if (!known) throw refuse('is revoked, because its code was used again')
  const attempt = simulation.observations.attemptOf(`grant ${known.grantId}`)
  return {
    subject: payload.sub ?? '',
    clientId: known.clientId ?? '',
    scopes: (known.scope ?? '').split(' '),
    thumbprint: readThumbprint(payload.cnf),
    ...(attempt === undefined ? {} : { attempt }),
  }
}

function readThumbprint(confirmation: unknown): string {
  const isBound = typeof confirmation === 'object' && confirmation !== null && 'jkt' in confirmation
  return isBound ? String(confirmation.jkt) : ''
}
