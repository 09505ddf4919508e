import { type KeyObject, verify } from 'node:crypto'
import { splitCompact } from './compact.ts'

/** Bytes of an ES256 signature, `r` and `s` side by side. */
const signatureBytes = 64

/**
 * Verifies the ES256 signature of a compact JWS and gives its payload; nothing when this key does not verify it.
 *
 * The header is the caller's to judge: neither its algorithm nor a key that it names has a say in this.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7515.html#section-5.2 RFC 7515, 5.2}
 */
export function verifyEs256(jws: string, key: KeyObject): Buffer | undefined {
  const [header, payload = '', signature = ''] = splitCompact(jws, 3) ?? []
  const signed = Buffer.from(signature, 'base64url')
  if (header === undefined || signed.length !== signatureBytes) return undefined
  const isSigned = verify('sha256', Buffer.from(`${header}.${payload}`), { key, dsaEncoding: 'ieee-p1363' }, signed)

  return isSigned ? Buffer.from(payload, 'base64url') : undefined
}
