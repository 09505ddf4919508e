import { invalidResponse, type SingpassError } from '../errors.ts'
import { parseJsonObject } from '../upstream/json.ts'
import { verifyJws } from './jws.ts'
import type { TrustedKeys } from './keys.ts'

/** How far Myinfo's clock and ours may differ, in seconds. */
const leeway = 60

/** What an access token must say, beyond being signed by Myinfo. */
export interface AccessTokenRules {
  trusted: TrustedKeys
  issuers: readonly string[]
  audiences: readonly string[]
  /** Epoch milliseconds. */
  now: number
}

/**
 * Verifies an access token and gives its `sub`, which names the person to ask for.
 *
 * Signature first, then time, issuer and audience; `sub` is read last. Dates may be numbers or numeric strings.
 *
 * @throws SingpassError `response_invalid` naming the failed check.
 * @see Myinfo v3 API specifications, "Token"
 */
export function verifyAccessToken(token: string, rules: AccessTokenRules): string {
  const payload = verifyJws(token, rules.trusted)
  if (payload === undefined) throw invalid('jws', 'is not signed by Myinfo')
  const claims = parseJsonObject(payload)
  if (!claims) throw invalid('claims', 'holds no claims')

  checkTime(claims, rules.now / 1000)
  checkIssuer(claims, rules.issuers)
  checkAudience(claims, rules.audiences)
  return readSubject(claims)
}

type Claims = Record<string, unknown>

function checkTime(claims: Claims, now: number): void {
  const expiry = readDate(claims, 'exp')
  if (expiry === undefined) throw invalid('exp', 'claim "exp" is missing')
  if (expiry <= now - leeway) throw invalid('exp', 'has expired')
  if ((readDate(claims, 'nbf') ?? now) > now + leeway) throw invalid('nbf', 'is not valid yet')
  if ((readDate(claims, 'iat') ?? now) > now + leeway) throw invalid('iat', 'was issued in the future')
}

function readDate(claims: Claims, name: string): number | undefined {
  const value = claims[name]
  if (value === undefined) return undefined
  const isNumeric = typeof value === 'number' || (typeof value === 'string' && /^\d{1,12}(\.\d+)?$/.test(value))
  if (!isNumeric) throw invalid(name, `claim "${name}" is not a date`)

  return Number(value)
}

function checkIssuer({ iss }: Claims, issuers: readonly string[]): void {
  if (typeof iss !== 'string' || !issuers.includes(iss)) throw invalid('iss', 'claim "iss" is not an accepted issuer')
}

/** Every audience must be ours: a token that others may present as well is not for us. */
function checkAudience({ aud }: Claims, audiences: readonly string[]): void {
  const named: unknown[] = Array.isArray(aud) ? aud : [aud]
  const isOurs = (value: unknown) => typeof value === 'string' && audiences.includes(value)
  if (named.length === 0 || !named.every(isOurs)) throw invalid('aud', 'claim "aud" is not an accepted audience')
}

/** An opaque identifier; refused when it could not stand as one segment of a path. */
function readSubject({ sub }: Claims): string {
  if (typeof sub !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(sub) || /^\.+$/.test(sub)) {
    throw invalid('sub', 'claim "sub" is missing or malformed')
  }
  return sub
}

function invalid(check: string, fault: string): SingpassError {
  return invalidResponse(`access_token.${check}`, `access token ${fault}`, { endpoint: 'token' })
}
