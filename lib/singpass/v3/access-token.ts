import { readHeader } from '../jose/compact.ts'
import { buildCheck, type Check } from '../trace/check.ts'
import type { Tracing } from '../trace/events.ts'
import { showFields, showHeader } from '../trace/shown.ts'
import { parseJsonObject } from '../upstream/json.ts'
import { verifyJws } from './jws.ts'
import type { TrustedKeys } from './keys.ts'

/** How far Myinfo's clock and ours may differ, in seconds. */
const leeway = 60

/** What an access token must say, beyond being signed by Myinfo. */
export interface AccessTokenRules extends Tracing {
  trusted: TrustedKeys
  issuers: readonly string[]
  audiences: readonly string[]
  /** Epoch milliseconds. */
  now: number
}

type Claims = Record<string, unknown>

/**
 * Verifies an access token and gives its `sub`, which names the person to ask for.
 *
 * Signature first, then time, issuer and audience; `sub` is read last. Dates may be numbers or numeric strings.
 *
 * @throws SingpassError `response_invalid` (`access_token.<check>`).
 * @see Myinfo v3 API specifications, "Token"
 */
export function verifyAccessToken(token: string, rules: AccessTokenRules): string {
  const { trace, detailed } = rules
  const check: Check = buildCheck({ endpoint: 'token', of: 'access_token', trace })
  const payload = verifyJws(token, rules.trusted)
  check('access_token.jws', payload !== undefined, 'access token is not signed by Myinfo')
  const claims = parseJsonObject(payload)
  check('access_token.claims', claims !== undefined, 'access token holds no claims')
  if (detailed) {
    const headers = [showHeader(readHeader(token))]
    trace?.({ kind: 'opened', what: 'access_token', headers, claims: showFields(claims) })
  }

  checkTime(claims, rules.now / 1000, check)
  const { iss, aud, sub } = claims
  const isIssuer = typeof iss === 'string' && rules.issuers.includes(iss)
  check('access_token.iss', isIssuer, 'access token claim "iss" is not an accepted issuer')
  check('access_token.aud', isOurs(aud, rules.audiences), 'access token claim "aud" is not an accepted audience')
  check('access_token.sub', isSubject(sub), 'access token claim "sub" is missing or malformed')
  return sub
}

function checkTime(claims: Claims, now: number, check: Check): void {
  const dates = { exp: 0, nbf: now, iat: now }
  for (const name of ['exp', 'nbf', 'iat'] as const) {
    const value = claims[name]
    const isThere = value !== undefined
    check(`access_token.${name}`, !isThere || isDate(value), `access token claim "${name}" is not a date`)
    if (isThere) dates[name] = Number(value)
  }
  check('access_token.exp', claims.exp !== undefined, 'access token claim "exp" is missing')
  check('access_token.exp', dates.exp > now - leeway, 'access token has expired')
  check('access_token.nbf', dates.nbf <= now + leeway, 'access token is not valid yet')
  check('access_token.iat', dates.iat <= now + leeway, 'access token was issued in the future')
}

function isDate(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^\d{1,12}(\.\d+)?$/.test(value))
}

/** Every audience must be ours: a token that others may present as well is not for us. */
function isOurs(aud: unknown, audiences: readonly string[]): boolean {
  const named: unknown[] = Array.isArray(aud) ? aud : [aud]
  return named.length > 0 && named.every((value) => typeof value === 'string' && audiences.includes(value))
}

/** An opaque identifier; refused when it could not stand as one segment of a path. */
function isSubject(sub: unknown): sub is string {
  return typeof sub === 'string' && /^[\x21-\x7e]{1,255}$/.test(sub) && !/^\.+$/.test(sub)
}
