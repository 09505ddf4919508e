import { encode } from './compact.ts'

/** The signature algorithms of registered keys, with the hash of each. */
export const signatureHashes = { ES256: 'sha256', ES384: 'sha384', ES512: 'sha512' } as const

/** Signature algorithms that we sign with, by their `alg`. */
export type SignatureAlgorithm = keyof typeof signatureHashes

/**
 * What signs for us: a key of our own, or one that stays in an HSM or a KMS.
 *
 * `sign` gives the signature over exactly these bytes as JWS has it, `r` and `s` side by side (64 bytes for ES256), and
 * not the DER that some services give.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7518.html#section-3.4 RFC 7518, 3.4}
 */
export interface Signer {
  readonly alg: SignatureAlgorithm
  sign(input: Uint8Array): Uint8Array | Promise<Uint8Array>
}

/** Signs a JWT. The header gets the signer's `alg`, and what else it is given. */
export async function signJwt(signer: Signer, header: object, claims: object): Promise<string> {
  const input = `${encode(JSON.stringify({ alg: signer.alg, ...header }))}.${encode(JSON.stringify(claims))}`
  return `${input}.${encode(await signer.sign(Buffer.from(input)))}`
}
