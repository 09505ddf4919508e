import { CompactEncrypt, CompactSign, compactDecrypt, compactVerify, importJWK } from 'jose'

/** The members of a JWK that say both halves and what they are for. */
interface KeyPair {
  kty: 'EC'
  crv: string
  x: string
  y: string
  d: string
  use: 'sig' | 'enc'
  alg: string
}

const sample = new TextEncoder().encode('round trip')

/**
 * Whether a key's halves belong together: its public half verifies what the private one signs, or its private half
 * opens what is encrypted to the public one.
 */
export async function verifyRoundTrip(key: KeyPair): Promise<boolean> {
  const { kty, crv, x, y, d, use, alg } = key
  try {
    const publicKey = await importJWK({ kty, crv, x, y }, alg)
    const privateKey = await importJWK({ kty, crv, x, y, d }, alg)
    return use === 'sig' ? await signsFor(publicKey, privateKey, alg) : await opensFor(publicKey, privateKey, alg)
  } catch {
    // A point off its curve, or halves that differ: the library refuses, each in its own words.
    return false
  }
}

type Key = CryptoKey | Uint8Array

async function signsFor(publicKey: Key, privateKey: Key, alg: string): Promise<boolean> {
  const jws = await new CompactSign(sample).setProtectedHeader({ alg }).sign(privateKey)
  const { payload } = await compactVerify(jws, publicKey, { algorithms: [alg] })
  return payload.length === sample.length
}

async function opensFor(publicKey: Key, privateKey: Key, alg: string): Promise<boolean> {
  const jwe = await new CompactEncrypt(sample).setProtectedHeader({ alg, enc: 'A256GCM' }).encrypt(publicKey)
  const { plaintext } = await compactDecrypt(jwe, privateKey, { keyManagementAlgorithms: [alg] })
  return plaintext.length === sample.length
}
