import { compactVerify, decodeJwt, decodeProtectedHeader, type JWK, type JWTPayload } from 'jose'
import { ALGORITHM_OF_CURVE, importKey } from '../../crypto/import-key.ts'
import { Refusal, refuseUnless } from '../../web/refusal.ts'
import type { SeenOnce } from '../memory/seen-once.ts'

const TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const LONGEST_LIFE = 120
/** How late a message may arrive after its `exp`, in seconds. */
const LATENESS = 30

interface AssertionCheck {
  form: URLSearchParams
  clientId: string
  signingKeys: readonly JWK[]
  issuer: string
  /** Epoch seconds. */
  now: number
  leeway: number
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
 * Verifies a client assertion by every rule that Singpass documents. Any failure is `invalid_client`.
 *
 * @see Singpass developer documentation, Technical Concepts, Generation Of Client Assertion
 * @see {@link https://www.rfc-editor.org/rfc/rfc7523.html#section-3 RFC 7523, 3}
 */
export async function verifyClientAssertion(check: AssertionCheck): Promise<void> {
  const assertion = check.form.get('client_assertion') ?? ''
  const { header, claims } = readParts(assertion)
  refuse(header.typ === 'JWT', 'header "typ" is not JWT')
  refuse(
    typeof header.alg === 'string' && /^ES(256|384|512)$/.test(header.alg),
    'header "alg" is not ES256, ES384 or ES512',
  )
  await verifySignature({ assertion, kid: header.kid, alg: header.alg, keys: check.signingKeys })
  refuse(claims.iss === check.clientId, '"iss" is not the client_id')
  refuse(claims.aud === check.issuer, `"aud" is not the issuer as a string (${check.issuer})`)
  checkTimes(claims, check)
  refuse(typeof claims.jti === 'string' && claims.jti !== '', '"jti" is missing')
  const until = Number(claims.exp) + LATENESS
  refuse(check.seen.isFirst(`assertion ${check.clientId} ${claims.jti}`, until), '"jti" was used before')
}

function checkTimes(claims: JWTPayload, { now, leeway }: AssertionCheck): void {
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
