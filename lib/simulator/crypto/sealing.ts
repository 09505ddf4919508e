import { CompactEncrypt, CompactSign, type JWK } from 'jose'
import { importKey } from './import-key.ts'
import type { SigningKeys } from './signing-keys.ts'

/** Whom a token is encrypted to, and how. */
export interface Recipient {
  jwk: JWK
  enc: string
}

/** Signs as Singpass does: ES256, `typ` JWT, with the `kid` of the current key. */
export async function signClaims(claims: Record<string, unknown>, keys: SigningKeys): Promise<string> {
  const { kid, privateKey } = keys.current()
  return new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid })
    .sign(privateKey)
}

/** Encrypts to the client's key by the algorithm that key names. */
export async function encryptToClient(jws: string, { jwk, enc }: Recipient): Promise<string> {
  const { alg = 'ECDH-ES+A256KW', kid } = jwk
  return new CompactEncrypt(new TextEncoder().encode(jws))
    .setProtectedHeader({ alg, enc, cty: 'JWT', ...(kid === undefined ? {} : { kid }) })
    .encrypt(await importKey(jwk, alg))
}
