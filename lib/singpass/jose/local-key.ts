import { createECDH, createPrivateKey, createPublicKey, type KeyObject, sign, webcrypto } from 'node:crypto'
import type { Decrypter, EphemeralKey, KeyAgreement } from './ecdh-es.ts'
import { type SignatureAlgorithm, type Signer, signatureHashes } from './sign.ts'

/** An elliptic-curve private key as its JWK says it. */
export interface PrivateJwk {
  readonly crv: string
  readonly x: string
  readonly y: string
  readonly d: string
}

/**
 * Signs with a private JWK, imported once. By node:crypto: a tenth of the time of the same through WebCrypto.
 *
 * @throws Error for a JWK that is no key.
 */
export function signerFromJwk(jwk: PrivateJwk, alg: SignatureAlgorithm): Signer {
  const key = importPrivate(jwk)
  const hash = signatureHashes[alg]
  return { alg, sign: (input) => sign(hash, input, { key, dsaEncoding: 'ieee-p1363' }) }
}

/** The curves by OpenSSL's names, with the bytes of a coordinate. */
const agreedOn: Record<string, { name: string; bytes: number } | undefined> = {
  'P-256': { name: 'prime256v1', bytes: 32 },
  'P-384': { name: 'secp384r1', bytes: 48 },
  'P-521': { name: 'secp521r1', bytes: 66 },
}

/**
 * Opens with a private JWK, imported once. By `ECDH`, half the time of importing the other's key for `diffieHellman`; it
 * refuses a point that is not on its curve as well.
 *
 * @throws Error for a JWK that is no key.
 */
export function decrypterFromJwk({ crv, d }: PrivateJwk, alg: KeyAgreement): Decrypter {
  const curve = agreedOn[crv]
  if (!curve) throw new TypeError('the key is not on P-256, P-384 or P-521')
  const own = createECDH(curve.name)
  own.setPrivateKey(d, 'base64url')
  return { alg, crv, deriveSecret: (ephemeral) => own.computeSecret(readPoint(ephemeral, curve.bytes)) }
}

/** A point as SEC 1 writes it, uncompressed: both coordinates whole. */
function readPoint({ x, y }: EphemeralKey, bytes: number): Buffer {
  const coordinates = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]
  if (coordinates.some(({ length }) => length !== bytes)) throw new TypeError('not a point of this curve')
  return Buffer.concat([uncompressed, ...coordinates])
}

const uncompressed = Buffer.of(4)

/** Signs with a WebCrypto key for ECDSA, which need not be extractable. */
export function signerFromCryptoKey(key: webcrypto.CryptoKey, alg: SignatureAlgorithm): Signer {
  const hash = signatureHashes[alg].replace('sha', 'SHA-')
  return {
    alg,
    sign: async (input) => new Uint8Array(await webcrypto.subtle.sign({ name: 'ECDSA', hash }, key, input)),
  }
}

/** Opens with a WebCrypto key for ECDH, which need not be extractable. */
export function decrypterFromCryptoKey(key: webcrypto.CryptoKey, alg: KeyAgreement): Decrypter {
  const { namedCurve: crv } = key.algorithm as webcrypto.EcKeyAlgorithm
  const bits = { 'P-256': 256, 'P-384': 384, 'P-521': 528 }[crv]
  if (!bits) throw new TypeError('the key is not on P-256, P-384 or P-521')
  const algorithm = { name: 'ECDH', namedCurve: crv }
  return {
    alg,
    crv,
    async deriveSecret(ephemeral) {
      const theirs = await webcrypto.subtle.importKey('jwk', { ...ephemeral }, algorithm, false, [])
      return new Uint8Array(await webcrypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, key, bits))
    },
  }
}

/** A public key; refuses a point that is not on its curve. */
export function importPublic({ kty, crv, x, y }: EphemeralKey): KeyObject {
  return createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' })
}

/** A private key as node:crypto uses it; its halves are not compared. */
export function importPrivate({ crv, x, y, d }: PrivateJwk): KeyObject {
  return createPrivateKey({ key: { kty: 'EC', crv, x, y, d }, format: 'jwk' })
}
