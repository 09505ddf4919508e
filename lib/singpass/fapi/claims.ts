import type { Check } from '../trace/check.ts'

/**
 * Seconds by which the issuer's clock may be ahead of ours: for `iat` and `nbf`, which it sets to its present.
 *
 * An `exp` gets no such grace. Singpass sets it ten minutes ahead, so that no clock within this skew ever makes a fresh
 * token look expired; grace would only lengthen the life of a stolen one.
 */
export const clockSkew = 60

/** Claims of a verified token: nothing is known of their types. */
export type Claims = Record<string, unknown>

/** Says whether an `aud` names us and nobody else, as a text or as a list of one. */
export function isAudience(aud: unknown, clientId: string): boolean {
  return aud === clientId || (Array.isArray(aud) && aud.length === 1 && aud[0] === clientId)
}

/** How old a token may be, and by which clock. */
export interface Age {
  /** Epoch seconds. */
  now: number
  /** Oldest that is accepted, in seconds, skew not included. */
  oldest: number
}

/**
 * Checks that a token was issued a moment ago, give or take the clocks.
 *
 * @throws SingpassError `response_invalid` (`iat`).
 */
export function checkIssuedAt(iat: unknown, { now, oldest }: Age, check: Check): void {
  check('iat', isSeconds(iat), 'claim "iat" is not a number')
  check('iat', iat <= now + clockSkew, 'claim "iat" is ahead of our clock')
  check('iat', iat >= now - oldest - clockSkew, 'claim "iat" is too long ago')
}

/** Says whether a claim is a moment, in epoch seconds. */
export function isSeconds(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0
}
