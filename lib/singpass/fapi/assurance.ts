import { isProductionIssuer } from './issuer/issuer.ts'

/** Levels of assurance, weakest first: password alone, two factors, two factors and the face. */
export const assuranceLevels = [
  'urn:singpass:authentication:loa:1',
  'urn:singpass:authentication:loa:2',
  'urn:singpass:authentication:loa:3',
] as const

/** A level of assurance as the `acr` claim names it. */
export type AssuranceLevel = (typeof assuranceLevels)[number]

/** The lowest level to accept: on production a password alone never suffices; only staging has such logins. */
export function assuranceFloor(issuer: string, minimumAcr?: string): AssuranceLevel | undefined {
  const floor = minimumAcr === undefined ? 0 : rankOf(minimumAcr)
  return floor < 0 ? undefined : assuranceLevels[Math.max(floor, isProductionIssuer(issuer) ? 1 : 0)]
}

/** Says whether an `acr` is a level at all. */
export function isAssuranceLevel(acr: unknown): acr is AssuranceLevel {
  return assuranceLevels.some((level) => level === acr)
}

/** Says whether a login reached every floor that is set for it. */
export function reaches(acr: AssuranceLevel, floors: readonly (string | undefined)[]): boolean {
  return floors.every((floor) => floor === undefined || rankOf(acr) >= rankOf(floor))
}

/**
 * The weakest of the levels that a login asks for: what its ID token must at least say.
 *
 * A peer may grant another level than the one that was asked for and call it a success, so asking alone proves nothing.
 *
 * @throws TypeError for an empty list or an unknown level.
 * @see {@link https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest OpenID Connect Core, 3.1.2.1}
 */
export function requireLevels(acrValues: readonly string[]): AssuranceLevel {
  const weakest = assuranceLevels[Math.min(...acrValues.map(rankOf))]
  if (!weakest) throw new TypeError('"acrValues" must list levels of assurance')
  return weakest
}

function rankOf(level: string): number {
  const levels: readonly string[] = assuranceLevels
  return levels.indexOf(level)
}
