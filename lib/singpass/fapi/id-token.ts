import { createHash } from 'node:crypto'
import { buildCheck, type Check } from '../trace/check.ts'
import { isJsonObject } from '../upstream/json.ts'
import { type AssuranceLevel, isAssuranceLevel, reaches } from './assurance.ts'
import { type Claims, checkIssuedAt, clockSkew, isAudience, isSeconds } from './claims.ts'
import { epochSeconds, type FapiConnection } from './connection.ts'
import { openNestedJwt } from './nested-jwt.ts'

/** Seconds after which an ID token is too old to have been issued for this callback. */
const oldest = 10 * 60

/** Seconds ahead beyond which an expiry means nothing; Singpass grants ten minutes. */
const furthestExpiry = 24 * 60 * 60

/** The identifier as retired APIs spelt it, with an NRIC inside. */
const oldSubject = /^[su]=|,[su]=/

/** An ID token with what it has to agree with. */
export interface ReceivedIdToken {
  idToken: string
  accessToken: string
  /** Nonce of the attempt. */
  nonce: string
  /** Lowest `acr` that this login asked for. */
  minimumAcr?: string
}

/** Who logged in, and how; personal data beyond the identifier where the scopes of a Login app bring it. */
export interface VerifiedLogin {
  subject: string
  acr: AssuranceLevel
  /** Every factor that was used. */
  amr: readonly string[]
  /** `sub_attributes` as they came. */
  attributes: Claims
}

/**
 * Verifies an ID token and says who logged in; a caller keeps no more of it than it needs, since it may carry a name.
 *
 * Decrypted, signed by the issuer, issued by it for us alone, for this very login, a moment ago, to a person acting for
 * themselves at the level of assurance that is asked for.
 *
 * @throws SingpassError `response_invalid` with the name of the check.
 * @see {@link https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation OpenID Connect Core, 3.1.3.7}
 * @see Singpass documentation, Integration Guide 4, "Parsing the ID Token"
 */
export async function verifyIdToken(connection: FapiConnection, received: ReceivedIdToken): Promise<VerifiedLogin> {
  const check: Check = buildCheck({ endpoint: 'token', of: 'id_token', trace: connection.trace })
  const claims = await openNestedJwt(connection, { token: received.idToken, what: 'id_token', check })

  checkParties(claims, connection, check)
  checkTimes(claims, epochSeconds(connection), check)
  check('nonce', claims.nonce === received.nonce, 'ID token claim "nonce" differs from the attempt')
  checkBinding(claims, received.accessToken, check)
  const acr = checkAssurance(claims, [connection.minimumAcr, received.minimumAcr], check)
  const subject = checkSubject(claims, check)
  const { amr, sub_attributes: attributes } = claims
  return {
    subject,
    acr,
    amr: Array.isArray(amr) ? amr.filter((factor) => typeof factor === 'string') : [],
    attributes: isJsonObject(attributes) ? attributes : {},
  }
}

function checkParties({ iss, aud, azp }: Claims, { issuer, clientId }: FapiConnection, check: Check): void {
  check('iss', iss === issuer, 'ID token claim "iss" is not our issuer')
  check('aud', isAudience(aud, clientId), 'ID token claim "aud" is not us alone')
  check('azp', azp === undefined || azp === clientId, 'ID token claim "azp" is not us')
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

function checkAssurance({ acr }: Claims, floors: readonly (string | undefined)[], check: Check): AssuranceLevel {
  check('acr', isAssuranceLevel(acr), 'ID token claim "acr" is not a level of assurance')
  check('acr.level', reaches(acr, floors), 'ID token claim "acr" is below the level asked for')
  return acr
}

function checkSubject({ sub, sub_type: type, act }: Claims, check: Check): string {
  const isIdentifier = typeof sub === 'string' && /^[\x21-\x7e]{1,255}$/.test(sub) && !oldSubject.test(sub)
  check('sub', isIdentifier, 'ID token claim "sub" is not an identifier')
  check('sub_type', type === undefined || type === 'user', 'ID token claim "sub_type" is not a user')
  check('act', act === undefined, 'ID token claim "act" says that somebody acts for the person')
  return sub
}
