import { createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto'

/** The encrypted part of a compact JWE, decoded; `header` is its protected header as it was sent. */
export interface SealedContent {
  header: string
  iv: Uint8Array
  ciphertext: Uint8Array
  tag: Uint8Array
}

/** Content encryption that we accept, by its `enc`. */
export type ContentEncryption = 'A256GCM' | 'A256CBC-HS512'

/**
 * Decrypts the content of a JWE and proves that neither it nor the header was altered.
 *
 * @throws Error, whatever was wrong; callers tell one failure from another to nobody.
 * @see {@link https://www.rfc-editor.org/rfc/rfc7518.html#section-5.2.2.2 RFC 7518, 5.2 and 5.3}
 */
export function decryptContent(enc: ContentEncryption, key: Uint8Array, sealed: SealedContent): Buffer {
  return enc === 'A256GCM' ? decryptGcm(key, sealed) : decryptCbc(key, sealed)
}

function decryptGcm(key: Uint8Array, { header, iv, ciphertext, tag }: SealedContent): Buffer {
  requireLengths([key, 32], [iv, 12], [tag, 16])
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: 16 })
  decipher.setAAD(Buffer.from(header)).setAuthTag(tag)
  return Buffer.concat([decipher.update(ciphertext), decipher.final()])
}

function decryptCbc(key: Uint8Array, { header, iv, ciphertext, tag }: SealedContent): Buffer {
  requireLengths([key, 64], [iv, 16], [tag, 32])
  const bits = Buffer.alloc(8)
  bits.writeBigUInt64BE(BigInt(header.length * 8))
  const mac = createHmac('sha512', key.subarray(0, 32))
    .update(header)
    .update(iv)
    .update(ciphertext)
    .update(bits)
    .digest()
  if (!timingSafeEqual(mac.subarray(0, 32), tag)) throw new Error('the tag does not match')

  const decipher = createDecipheriv('aes-256-cbc', key.subarray(32), iv)
  return Buffer.concat([decipher.update(ciphertext), decipher.final()])
}

function requireLengths(...expected: [Uint8Array, number][]): void {
  if (expected.some(([bytes, length]) => bytes.length !== length)) throw new Error('a part has the wrong length')
}
