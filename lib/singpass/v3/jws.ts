import { type CryptoKey, compactVerify, decodeProtectedHeader, type KeyObject } from 'jose'
import type { TrustedKeys } from './keys.ts'

/**
 * Verifies a compact JWS with one of Myinfo's keys and gives its payload; nothing when no key verifies it.
 *
 * RS256 only. The key that `kid` names is the only one tried; without a `kid`, or with one nobody knows, each is.
 * Keys and addresses that the header itself offers are never looked at. Why it failed is not told apart.
 */
export async function verifyJws(jws: string, trusted: TrustedKeys): Promise<string | undefined> {
  for (const key of candidates(jws, trusted)) {
    const payload = await verifyWith(jws, key)
    if (payload !== undefined) return payload
  }
  return undefined
}

function candidates(jws: string, trusted: TrustedKeys): Iterable<KeyObject> {
  const kid = readKid(jws)
  const named = kid === undefined ? undefined : trusted.get(kid)

  return named ? [named] : trusted.values()
}

function readKid(jws: string): string | undefined {
  try {
    return decodeProtectedHeader(jws).kid
  } catch {
    return undefined // not a JWS at all: verification will say so
  }
}

async function verifyWith(jws: string, key: CryptoKey | KeyObject): Promise<string | undefined> {
  try {
    const { payload } = await compactVerify(jws, key, { algorithms: ['RS256'] })
    return new TextDecoder('utf-8', { fatal: true }).decode(payload)
  } catch {
    return undefined // the library throws many kinds of error here, plain ones among them; all mean "not verified"
  }
}
