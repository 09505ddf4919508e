import type { KeyObject } from 'node:crypto'
import { importPublic } from '../../jose/local-key.ts'
import { verifyEs256 } from '../../jose/verify.ts'
import { buildCheck, type Check } from '../../trace/check.ts'
import { callMilliseconds, startDeadline } from '../../upstream/deadline.ts'
import { callUpstream, refuseOutage, type Upstream } from '../../upstream/http.ts'
import { isJsonObject, readJsonObject } from '../../upstream/json.ts'
import type { Copy } from './copy.ts'

/** Most keys that are kept of a published set; a real one holds a handful. */
export const keyLimit = 50

/** A published key that may verify: public, P-256, for signatures. */
interface ServerKey {
  kid: string
  x: string
  y: string
  /** Imported at the first use, then held as long as the set. */
  imported?: KeyObject
}

/**
 * Fetches the issuer's keys and keeps those that may verify an ES256 signature.
 *
 * Others are passed over, whatever `kid` they share with a good one: keys of another type or curve, for another
 * algorithm or use, without `kid`, or with a private member, which must not be out in the world.
 *
 * @throws SingpassError `unavailable`, or `response_invalid` (`jwks.keys`) when none is left.
 */
export async function fetchServerKeys(url: URL, upstream: Upstream): Promise<ServerKeys> {
  const answer = await callUpstream(
    {
      endpoint: 'jwks',
      method: 'GET',
      url,
      headers: { accept: 'application/json' },
      deadline: startDeadline(callMilliseconds),
    },
    upstream,
  )
  refuseOutage(answer, 'jwks')
  const { keys } = readJsonObject(answer, 'jwks')
  const usable = Array.isArray(keys) ? keys.flatMap(parseServerKey).slice(0, keyLimit) : []
  const check: Check = buildCheck({ endpoint: 'jwks', of: 'jwks', trace: upstream.trace })
  check('jwks.keys', usable.length > 0, 'the issuer publishes no key that could verify')

  return usable
}

/** The published keys that may verify. */
export type ServerKeys = readonly ServerKey[]

/** What came of verifying a signature. */
export type Verification = { result: 'verified'; payload: Uint8Array } | { result: 'unknown_key' | 'bad_signature' }

/**
 * Verifies an ES256 signature with the issuer's key of this `kid`.
 *
 * When no key has this `kid`, or the one that has does not verify, the set is fetched once more, since the issuer may
 * have rotated a moment ago, under a new name or the old; then the answer is final. Each of the two has its own minute,
 * so that wrong signatures never use up the fetch that a new name needs.
 *
 * @see {@link https://openid.net/specs/openid-connect-core-1_0.html#RotateSigKeys OpenID Connect Core, 10.1.1}
 */
export async function verifyWithServerKeys(jws: string, kid: string, keys: Copy<ServerKeys>): Promise<Verification> {
  const known = await keys.get()
  const first = tryKeys(jws, kid, known)
  if (first.result === 'verified') return first

  // Another login may have renewed the set while this one was verifying.
  const latest = (await keys.renew(first.result)) ?? (await keys.get())
  return latest === known ? first : tryKeys(jws, kid, latest)
}

function tryKeys(jws: string, kid: string, keys: ServerKeys): Verification {
  const candidates = keys.filter((key) => key.kid === kid)
  for (const candidate of candidates) {
    const payload = verifyWith(candidate, jws)
    if (payload) return { result: 'verified', payload }
  }
  return { result: candidates.length > 0 ? 'bad_signature' : 'unknown_key' }
}

function verifyWith(candidate: ServerKey, jws: string): Uint8Array | undefined {
  try {
    candidate.imported ??= importPublic({ kty: 'EC', crv: 'P-256', x: candidate.x, y: candidate.y })
    return verifyEs256(jws, candidate.imported)
  } catch {
    // A point off the curve: this key does not verify.
    return undefined
  }
}

function parseServerKey(key: unknown): ServerKey[] {
  if (!isJsonObject(key) || 'd' in key) return []
  const { kty, crv, alg = 'ES256', use = 'sig', kid, x, y } = key
  if (kty !== 'EC' || crv !== 'P-256' || alg !== 'ES256' || use !== 'sig') return []
  if (typeof kid !== 'string' || !isCoordinate(x) || !isCoordinate(y)) return []

  return [{ kid, x, y }]
}

/** 32 bytes in base64url, as every coordinate on P-256 is. */
function isCoordinate(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]{43}$/.test(value)
}
