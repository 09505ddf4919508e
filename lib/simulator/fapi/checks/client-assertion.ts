import { compactVerify, decodeJwt, decodeProtectedHeader, type JWK, type JWTPayload } from 'jose'
import { ALGORITHM_OF_CURVE, importKey } from '../../crypto/import-key.ts'
import type { AssertionShape } from '../../review/observed.ts'
import type { Settings } from '../../settings.ts'
import { Refusal, refuseUnless } from '../../web/refusal.ts'
import type { Endpoints } from '../discovery.ts'
import type { SeenOnce } from '../memory/seen-once.ts'

const TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const LONGEST_LIFE = 120
/** How late a message may arrive after its `exp`, in seconds. */
const LATENESS = 30

const WITHOUT_TYPE =
  'header "typ" is not JWT. Singpass documents it; openid-client, oauth4webapi and singpass/demo-app leave it out: ' +
  "give PrivateKeyJwt the option { [client.modifyAssertion]: (header) => { header.typ = 'JWT' } }, " +
  'or set requireAssertionType=false here'

interface AssertionCheck {
  form: URLSearchParams
  clientId: string
  signingKeys: readonly JWK[]
  endpoints: Endpoints
  /** The endpoint that is called. */
  url: string
  /** Epoch seconds. */
  now: number
  settings: Pick<Settings, 'leeway' | 'requireAssertionType' | 'assertionAudience'>
  seen: SeenOnce
}

/** The client that an assertion claims to be from, before anything is verified. Refused when it cannot be read. */
export function readClaimedClient(form: URLSearchParams): string {
  refuseUnless(form.get('client_assertion_type') === TYPE, 'invalid_client', `client_assertion_type is not ${TYPE}`)
  const { sub } = readParts(form.get('client_assertion') ?? '').claims
  refuseUnless(typeof sub === 'string' && sub !== '', 'invalid_client', 'client assertion has no "sub"')
  const clientId = form.get('client_id')
  refuseUnless(
    clientId === null || clientId === sub,
    'invalid_client',
    'parameter "client_id" differs from the assertion\'s "sub"',
  )
  return sub
}

/**
 * Verifies a client assertion by every rule that Singpass documents, and tells what it looked like. Any failure is
 * `invalid_client`.
 *
 * @see Singpass developer documentation, Technical Concepts, Generation Of Client Assertion
 * @see {@link https://www.rfc-editor.org/rfc/rfc7523.html#section-3 RFC 7523, 3}
 */
export async function verifyClientAssertion(check: AssertionCheck): Promise<AssertionShape> {
  const assertion = check.form.get('client_assertion') ?? ''
  const { header, claims } = readParts(assertion)
  refuse(header.typ === 'JWT' || !check.settings.requireAssertionType, WITHOUT_TYPE)
  refuse(
    typeof header.alg === 'string' && /^ES(256|384|512)$/.test(header.alg),
    'header "alg" is not ES256, ES384 or ES512',
  )
  await verifySignature({ assertion, kid: header.kid, alg: header.alg, keys: check.signingKeys })
  refuse(claims.iss === check.clientId, '"iss" is not the client_id')
  const aud = judgeAudience(claims.aud, check)
  checkTimes(claims, check)
  refuse(typeof claims.jti === 'string' && claims.jti !== '', '"jti" is missing')
  const until = Number(claims.exp) + LATENESS
  refuse(check.seen.isFirst(`assertion ${check.clientId} ${claims.jti}`, until), '"jti" was used before')
  return { typ: header.typ, hasKid: header.kid !== undefined, aud, claims: Object.keys(claims) }
}

function judgeAudience(aud: JWTPayload['aud'], { endpoints, url, settings }: AssertionCheck): AssertionShape['aud'] {
  const { issuer, token } = endpoints
  if (aud === issuer) return 'issuer'
  refuse(!Array.isArray(aud), `"aud" is not the issuer as a string (${issuer}): it is a list`)
  const isEndpoint = aud === url || aud === token
  const hint = isEndpoint ? ': it is an endpoint. Send the issuer, or set assertionAudience=endpoint here' : ''
  refuse(
    isEndpoint && settings.assertionAudience === 'endpoint',
    `"aud" is not the issuer as a string (${issuer})${hint}`,
  )
  return 'endpoint'
}

function checkTimes(claims: JWTPayload, { now, settings: { leeway } }: AssertionCheck): void {
  const { iat, exp, nbf } = claims
  refuse(Number.isInteger(iat) && typeof iat === 'number', '"iat" is missing or no integer')
  refuse(Number.isInteger(exp) && typeof exp === 'number', '"exp" is missing or no integer')
  refuse(exp > now - LATENESS, '"exp" is in the past (is your clock right?)')
  refuse(exp - iat <= LONGEST_LIFE, `"exp" is more than ${LONGEST_LIFE} seconds after "iat"`)
  refuse(iat <= now + leeway, '"iat" is in the future (is your clock right?)')
  refuse(nbf === undefined || nbf <= now + leeway, '"nbf" is in the future (is your clock right?)')
}

interface Signature {
  assertion: string
  kid: string | undefined
  alg: string
  keys: readonly JWK[]
}

async function verifySignature({ assertion, kid, alg, keys }: Signature): Promise<void> {
  const candidates = keys.filter((key) => kid === undefined || key.kid === kid)
  refuse(candidates.length > 0, 'header "kid" names no signing key of the client\'s JWKS')
  const matching = candidates.filter(({ crv = '' }) => ALGORITHM_OF_CURVE[crv] === alg)
  for (const key of matching) {
    const isGood = await compactVerify(assertion, await importKey(key, alg)).then(
      () => true,
      () => false,
    )
    if (isGood) return
  }
  throw new Refusal('invalid_client', "client assertion signature does not verify with the client's published keys")
}

function readParts(assertion: string) {
  try {
    return { header: decodeProtectedHeader(assertion), claims: decodeJwt(assertion) }
  } catch {
    throw new Refusal('invalid_client', 'client assertion is missing or not a signed JWT')
  }
}

function refuse(condition: unknown, reason: string): asserts condition {
  refuseUnless(condition, 'invalid_client', `client assertion ${reason}`)
}
