import { createHash } from 'node:crypto'
import { buildCheck, type Check } from '../check.ts'
import { type Claims, checkIssuedAt, clockSkew, isAudience, isSeconds } from './claims.ts'
import { epochSeconds, type FapiConnection } from './connection.ts'
import { isProductionIssuer } from './issuer/issuer.ts'
import { openNestedJwt } from './nested-jwt.ts'

/** Seconds after which an ID token is too old to have been issued for this callback. */
const oldest = 10 * 60

/** Seconds ahead beyond which an expiry means nothing; Singpass grants ten minutes. */
const furthestExpiry = 24 * 60 * 60

/** Levels of assurance, weakest first. */
const levels = [1, 2, 3].map((level) => `urn:singpass:authentication:loa:${level}`)

/** The identifier as retired APIs spelt it, with an NRIC inside. */
const oldSubject = /^[su]=|,[su]=/

/** The lowest level to accept: on production a password alone never suffices; only staging has such logins. */
export function assuranceFloor(issuer: string, minimumAcr?: string): string | undefined {
  const floor = Math.max(levels.indexOf(minimumAcr ?? levels[0] ?? ''), isProductionIssuer(issuer) ? 1 : 0)
  const isKnown = minimumAcr === undefined || levels.includes(minimumAcr)
  return isKnown ? levels[floor] : undefined
}

export interface ReceivedIdToken {
  idToken: string
  accessToken: string
  /** Nonce of the attempt. */
  nonce: string
}

/**
 * Verifies an ID token and returns the account's identifier; nothing else of it is kept, since it may carry a name.
 *
 * Decrypted, signed by the issuer, issued by it for us alone, for this very login, a moment ago, to a person acting for
 * themselves at the level of assurance that is asked for.
 *
 * @throws SingpassError `response_invalid` with the name of the check.
 * @see {@link https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation OpenID Connect Core, 3.1.3.7}
 * @see Singpass documentation, Integration Guide 4, "Parsing the ID Token"
 */
export async function verifyIdToken(connection: FapiConnection, received: ReceivedIdToken): Promise<string> {
  const check: Check = buildCheck('token', connection.trace)
  const claims = await openNestedJwt(connection, received.idToken, check)

  checkParties(claims, connection, check)
  checkTimes(claims, epochSeconds(connection), check)
  check('nonce', claims.nonce === received.nonce, 'ID token claim "nonce" differs from the attempt')
  checkBinding(claims, received.accessToken, check)
  checkAssurance(claims, connection.minimumAcr, check)
  return checkSubject(claims, check)
}

function checkParties({ iss, aud, azp }: Claims, { issuer, client }: FapiConnection, check: Check): void {
  check('iss', iss === issuer, 'ID token claim "iss" is not our issuer')
  check('aud', isAudience(aud, client.client_id), 'ID token claim "aud" is not us alone')
  check('azp', azp === undefined || azp === client.client_id, 'ID token claim "azp" is not us')
}

function checkTimes({ exp, iat, nbf }: Claims, now: number, check: Check): void {
  check('exp', isSeconds(exp), 'ID token claim "exp" is not a number')
  check('exp', exp > now, 'ID token claim "exp" has passed')
  check('exp', exp <= now + furthestExpiry, 'ID token claim "exp" is too far ahead')
  checkIssuedAt(iat, { now, oldest }, check)
  check('nbf', nbf === undefined || (isSeconds(nbf) && nbf <= now + clockSkew), 'ID token claim "nbf" is ahead')
}

/** Singpass documents no `at_hash`; one that is there must be right. */
function checkBinding({ at_hash: hash }: Claims, accessToken: string, check: Check): void {
  const expected = createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url')
  check('at_hash', hash === undefined || hash === expected, 'ID token claim "at_hash" is of another access token')
}

function checkAssurance({ acr }: Claims, floor: string, check: Check): void {
  check(
    'acr',
    levels.some((level) => level === acr),
    'ID token claim "acr" is not a level of assurance',
  )
  const sufficient: readonly unknown[] = levels.slice(levels.indexOf(floor))
  check('acr.level', sufficient.includes(acr), 'ID token claim "acr" is below the level asked for')
}

function checkSubject({ sub, sub_type: type, act }: Claims, check: Check): string {
  const isIdentifier = typeof sub === 'string' && /^[\x21-\x7e]{1,255}$/.test(sub) && !oldSubject.test(sub)
  check('sub', isIdentifier, 'ID token claim "sub" is not an identifier')
  check('sub_type', type === undefined || type === 'user', 'ID token claim "sub_type" is not a user')
  check('act', act === undefined, 'ID token claim "act" says that somebody acts for the person')
  return sub
}
