import { CompactEncrypt, CompactSign, exportJWK, generateKeyPair, type JWK } from 'jose'

export type Json = Record<string, unknown>

export interface ServerKey {
  kid: string
  privateKey: CryptoKey
  publicJwk: JWK
}

/** How a token departs from a good one. Absent members mean: as it should be. */
export interface Recipe {
  claims?: (claims: Json) => Json
  /** Members of the JWS header; `undefined` removes one. */
  jwsHeader?: Json
  signer?: CryptoKey
  /** Replaces the signed token after signing. */
  jws?: (jws: string) => string | Promise<string>
  jweHeader?: Json
  /** Public key to encrypt to instead of the client's. */
  recipient?: CryptoKey | Uint8Array
  /** Replaces the whole token after encryption. */
  jwe?: (jwe: string, jws: string) => string | Promise<string>
}

export interface MintingKeys {
  server: ServerKey
  /** The client's published encryption key. */
  client: { key: CryptoKey; kid: string; alg: string }
}

export async function createServerKey(kid: string, alg = 'ES256'): Promise<ServerKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  return { kid, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } }
}

/** Signs the claims, then encrypts the result to the client, departing from both as the recipe says. */
export async function mintNested(claims: Json, enc: string, keys: MintingKeys, recipe: Recipe = {}): Promise<string> {
  const { server, client } = keys
  const payload = encode(recipe.claims ? recipe.claims(claims) : claims)
  const header = { alg: 'ES256', typ: 'JWT', kid: server.kid, ...recipe.jwsHeader }
  const signed = await new CompactSign(payload)
    .setProtectedHeader(header)
    .sign(recipe.signer ?? server.privateKey, { crit: { exp: true } })
  const jws = recipe.jws ? await recipe.jws(signed) : signed

  const jweHeader = { alg: client.alg, enc, kid: client.kid, cty: 'JWT', ...recipe.jweHeader }
  const jwe = await new CompactEncrypt(new TextEncoder().encode(jws))
    .setProtectedHeader(jweHeader)
    .encrypt(recipe.recipient ?? client.key, { crit: { exp: true } })
  return recipe.jwe ? recipe.jwe(jwe, jws) : jwe
}

/** A compact token of these parts; parts that are not texts become JSON. */
export function compact(...parts: (string | Json)[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : toBase64Url(JSON.stringify(part)))).join('.')
}

/** Changes one bit in one part of a compact token. */
export function flipBit(token: string, part: number): string {
  const parts = token.split('.')
  const bytes = Buffer.from(parts[part] ?? '', 'base64url')
  const middle = Math.floor(bytes.length / 2)
  bytes[middle] = (bytes[middle] ?? 0) ^ 1
  parts[part] = bytes.toString('base64url')
  return parts.join('.')
}

export function toBase64Url(text: string): string {
  return Buffer.from(text).toString('base64url')
}

function encode(claims: Json): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(claims))
}
