import { CompactEncrypt, calculateJwkThumbprint, importJWK, type JWK } from 'jose'

/**
 * Encrypts what is sent to a receiver's public key, as a JWE in compact form.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7516.html#section-3.1 RFC 7516, 3.1}
 */
export async function encryptTo(key: JWK, text: string): Promise<string> {
  const alg = algorithmOf(key)
  const kid = key.kid ?? (await calculateJwkThumbprint(key))
  return new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({ alg, enc: 'A256GCM', kid, typ: 'JWE', cty: 'application/json' })
    .encrypt(await importJWK(key, alg))
}

/** How the content key is wrapped: by the kind of key, never by what the key says of itself. */
function algorithmOf({ kty }: JWK): 'RSA-OAEP-256' | 'ECDH-ES+A256KW' {
  return kty === 'RSA' ? 'RSA-OAEP-256' : 'ECDH-ES+A256KW'
}

/** What is wrong with a key to encrypt to; nothing when it can be used. */
export function publicKeyFault(key: unknown): string | undefined {
  const { kty, crv, d, k, n, alg } = Object(key)
  if (d !== undefined || k !== undefined) return 'must be a public key: it holds a private one'
  if (alg !== undefined && !['RSA-OAEP-256', 'ECDH-ES+A256KW'].includes(alg))
    return 'must be for RSA-OAEP-256 or ECDH-ES+A256KW'
  if (kty === 'RSA') {
    const bits = Buffer.from(String(n ?? ''), 'base64url').length * 8
    return bits >= 2048 ? undefined : 'must have at least 2048 bits'
  }
  const isCurve = (kty === 'EC' && ['P-256', 'P-384', 'P-521'].includes(crv)) || (kty === 'OKP' && crv === 'X25519')
  return isCurve ? undefined : 'must be a public JWK: EC (P-256, P-384, P-521), X25519 or RSA'
}
