import { createDecipheriv, createHash } from 'node:crypto'
import { splitCompact } from './compact.ts'
import { type ContentEncryption, decryptContent } from './content.ts'

/** The key agreements that Singpass encrypts with, and the bytes of the key that each agrees on. */
const wrappingBytes = { 'ECDH-ES+A128KW': 16, 'ECDH-ES+A192KW': 24, 'ECDH-ES+A256KW': 32 } as const

/** Key agreement that we accept, by its `alg`. */
export type KeyAgreement = keyof typeof wrappingBytes

/** A public key on one of the curves, as an `epk` names it. */
export interface EphemeralKey {
  readonly kty: 'EC'
  readonly crv: string
  readonly x: string
  readonly y: string
}

/**
 * What opens for us: a key of our own, or one that stays in an HSM or a KMS.
 *
 * `deriveSecret` gives the x-coordinate of the agreed point (ECDH; 32 bytes on P-256), as `CKM_ECDH1_DERIVE` with a null
 * KDF, or a KMS's "derive shared secret", does. It must refuse a point that is not on the curve.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7518.html#section-4.6 RFC 7518, 4.6}
 */
export interface Decrypter {
  readonly alg: KeyAgreement
  readonly crv: string
  deriveSecret(ephemeral: EphemeralKey): Uint8Array | Promise<Uint8Array>
}

/**
 * Opens a compact JWE by key agreement; nothing when it does not open, and not why.
 *
 * Algorithms, `kid` and whatever else the header says were judged before.
 */
export async function decryptEcdhEs(jwe: string, header: Record<string, unknown>, own: Decrypter) {
  try {
    const parts = splitCompact(jwe, 5)
    if (!parts) return undefined
    const [encoded = '', ...rest] = parts
    const [wrapped, iv, ciphertext, tag] = rest.map((part) => Buffer.from(part, 'base64url'))
    if (!wrapped || !iv || !ciphertext || !tag) return undefined

    const secret = await own.deriveSecret(readEphemeral(header.epk, own.crv))
    const contentKey = unwrap(wrapped, deriveWrappingKey(secret, own.alg, header))
    return decryptContent(header.enc as ContentEncryption, contentKey, { header: encoded, iv, ciphertext, tag })
  } catch {
    return undefined
  }
}

function readEphemeral(epk: unknown, curve: string): EphemeralKey {
  const { kty, crv, x, y }: Record<string, unknown> = { ...Object(epk) }
  if (kty !== 'EC' || crv !== curve || typeof x !== 'string' || typeof y !== 'string')
    throw new Error('no ephemeral key')
  return { kty, crv, x, y }
}

/** The Concat KDF; one round of SHA-256 is enough for every length in use. */
function deriveWrappingKey(secret: Uint8Array, alg: KeyAgreement, { apu, apv }: Record<string, unknown>): Buffer {
  const bytes = wrappingBytes[alg]
  const parts = [Buffer.from(alg), partyInfo(apu), partyInfo(apv)].flatMap((part) => [uint32(part.length), part])
  const hash = createHash('sha256').update(uint32(1)).update(secret)
  for (const part of [...parts, uint32(bytes * 8)]) hash.update(part)
  return hash.digest().subarray(0, bytes)
}

function partyInfo(value: unknown): Buffer {
  return Buffer.from(typeof value === 'string' ? value : '', 'base64url')
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

/** AES key wrap; a wrong key is found out here. */
function unwrap(wrapped: Uint8Array, key: Buffer): Buffer {
  const decipher = createDecipheriv(`aes${key.length * 8}-wrap`, key, Buffer.alloc(8, 0xa6))
  return Buffer.concat([decipher.update(wrapped), decipher.final()])
}
