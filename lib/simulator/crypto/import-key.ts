import { type CryptoKey, importJWK, type JWK } from 'jose'

/** Algorithms by curve: a key signs with the one that belongs to it. */
export const ALGORITHM_OF_CURVE: Record<string, string> = { 'P-256': 'ES256', 'P-384': 'ES384', 'P-521': 'ES512' }

/** The key as the Web Crypto API wants it. */
export async function importKey(jwk: JWK, alg: string): Promise<CryptoKey> {
  const key = await importJWK(jwk, alg)
  if (key instanceof Uint8Array) throw new TypeError('an elliptic-curve key is expected')
  return key
}
