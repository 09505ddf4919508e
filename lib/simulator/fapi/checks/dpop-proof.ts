import { createHash } from 'node:crypto'
import {
  calculateJwkThumbprint,
  compactVerify,
  decodeJwt,
  decodeProtectedHeader,
  type JWK,
  type JWTPayload,
  type ProtectedHeaderParameters,
} from 'jose'
import { ALGORITHM_OF_CURVE, importKey } from '../../crypto/import-key.ts'
import type { ProofShape } from '../../review/observed.ts'
import { isObject } from '../../web/json.ts'
import { Refusal, refuseUnless } from '../../web/refusal.ts'
import type { SeenOnce } from '../memory/seen-once.ts'

/** A proof that passed. */
export interface DpopProof {
  /** RFC 7638 thumbprint of the proof's key. */
  thumbprint: string
  nonce: string | undefined
  /** What it looked like, for a review. */
  shape: ProofShape
}

interface ProofCheck {
  /** The values of all `DPoP` headers of the request. */
  headers: readonly string[]
  method: 'POST' | 'GET'
  /** The endpoint as discovery names it. */
  url: string
  /** The client, each of whose proofs has a `jti` of its own, whatever key signs it. */
  owner: string
  /** Demanded at userinfo: the access token whose hash `ath` must be. */
  accessToken?: string
  /** Epoch seconds. */
  now: number
  leeway: number
  requireExpiry: boolean
  seen: SeenOnce
  /** Status of the answer when a proof is refused: 400, or 401 at userinfo. */
  status?: number
}

const OLDEST = 120

/**
 * Verifies a DPoP proof; any failure is `invalid_dpop_proof`.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9449.html#section-4.3 RFC 9449, 4.3}
 * @see Singpass developer documentation, Technical Concepts, Demonstrating Proof of Possession (DPoP)
 */
export async function verifyDpopProof(check: ProofCheck): Promise<DpopProof> {
  const refuse = (reason: string) => new Refusal('invalid_dpop_proof', `DPoP proof ${reason}`, check.status)
  const [proof, ...others] = check.headers
  if (proof === undefined || others.length > 0) throw refuse('must be one header')
  const { header, claims } = readParts(proof, refuse)
  if (header.typ !== 'dpop+jwt') throw refuse('header "typ" is not dpop+jwt')
  const jwk = readPublicKey(header.jwk, refuse)
  const alg = ALGORITHM_OF_CURVE[jwk.crv ?? '']
  if (alg === undefined || header.alg !== alg) throw refuse('header "alg" does not belong to the key')
  const key = await importKey(jwk, alg).catch(() => Promise.reject(refuse('key is not on its curve')))
  await compactVerify(proof, key).catch(() => Promise.reject(refuse('signature does not verify')))
  if (claims.htm !== check.method) throw refuse(`"htm" is not ${check.method}`)
  if (!isSameUrl(claims.htu, check.url)) throw refuse(`"htu" is not ${check.url}`)
  checkTimes(claims, check, refuse)
  checkTokenHash(claims, check, refuse)
  if (typeof claims.jti !== 'string' || claims.jti === '') throw refuse('"jti" is missing')
  const thumbprint = await calculateJwkThumbprint(jwk)
  const until = check.now + OLDEST + check.leeway
  if (!check.seen.isFirst(`proof ${check.owner} ${claims.jti}`, until)) throw refuse('"jti" was used before')
  return {
    thumbprint,
    nonce: typeof claims.nonce === 'string' ? claims.nonce : undefined,
    shape: {
      thumbprint,
      header: Object.keys(header),
      hasOddKid: hasOddKid(header),
      isSigningKey: false,
      claims: Object.keys(claims),
    },
  }
}

/** A `kid` may stand beside the key, if it is the key's own. */
function hasOddKid({ kid, jwk }: ProtectedHeaderParameters): boolean {
  return kid !== undefined && kid !== jwk?.kid
}

type Refuse = (reason: string) => Refusal

function readParts(proof: string, refuse: Refuse) {
  try {
    return { header: decodeProtectedHeader(proof), claims: decodeJwt(proof) }
  } catch {
    throw refuse('is not a signed JWT')
  }
}

function readPublicKey(jwk: unknown, refuse: Refuse): JWK {
  if (!isObject(jwk)) throw refuse('header has no "jwk"')
  if ('d' in jwk) throw refuse('header "jwk" holds a private key')
  const { kty, crv, x, y } = jwk
  const isCurve = typeof crv === 'string' && crv in ALGORITHM_OF_CURVE
  if (kty !== 'EC' || !isCurve || typeof x !== 'string' || typeof y !== 'string') {
    throw refuse('header "jwk" is not EC on P-256, P-384 or P-521')
  }
  return { kty, crv, x, y }
}

/** Scheme and host in any case, default ports left out, query and fragment ignored. */
function isSameUrl(htu: unknown, url: string): boolean {
  if (typeof htu !== 'string' || !URL.canParse(htu)) return false
  const sent = new URL(htu)
  return `${sent.origin}${sent.pathname}` === url
}

function checkTimes({ iat, exp, nbf }: JWTPayload, { now, leeway, requireExpiry }: ProofCheck, refuse: Refuse): void {
  if (typeof iat !== 'number') throw refuse('"iat" is missing')
  if (iat < now - OLDEST) throw refuse('"iat" is older than 120 seconds (is your clock right?)')
  if (iat > now + leeway) throw refuse('"iat" is in the future (is your clock right?)')
  if (nbf !== undefined && nbf > now + leeway) throw refuse('"nbf" is in the future (is your clock right?)')
  if (exp === undefined && !requireExpiry) return
  if (typeof exp !== 'number') throw refuse('"exp" is missing')
  if (exp <= now) throw refuse('"exp" is in the past (is your clock right?)')
  if (exp > iat + OLDEST) throw refuse('"exp" is more than 120 seconds after "iat"')
}

function checkTokenHash({ ath }: JWTPayload, { accessToken }: ProofCheck, refuse: Refuse): void {
  if (accessToken === undefined) return
  const expected = createHash('sha256').update(accessToken).digest('base64url')
  if (ath !== expected) throw refuse('"ath" is not the hash of the access token')
}

/** Refuses a proof made with another key than the one bound before. */
export function refuseOtherKey(proof: DpopProof, bound: string, where: string): void {
  refuseUnless(proof.thumbprint === bound, 'invalid_dpop_proof', `DPoP proof key is not the one ${where}`)
}
