import { createHash } from 'node:crypto'
import { compactDecrypt, createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import type { Simulator } from '../index.ts'
import { clientId, type TestKeys } from './test-client.ts'

type Claims = Record<string, unknown>

/** A careful client's look at a token: every check that Singpass's documentation and FAPI 2.0 ask for. */
export async function verifyCarefully(token: string, simulator: Simulator, keys: TestKeys): Promise<Claims> {
  const jws = await decryptCarefully(token, keys)
  const header = decodeProtectedHeader(jws)
  if (header.alg !== 'ES256' || !header.kid) throw new Error('alg or kid')
  if (['jwk', 'jku', 'x5u', 'crit'].some((name) => name in header)) throw new Error('foreign header')
  const published = await (await fetch(`${simulator.origin}/.well-known/keys`)).json()
  const { payload } = await jwtVerify(jws, createLocalJWKSet(published), {
    algorithms: ['ES256'],
    issuer: simulator.issuer,
    audience: clientId,
    clockTolerance: 60,
  })
  return payload
}

async function decryptCarefully(token: string, keys: TestKeys): Promise<string> {
  if (token.split('.').length !== 5) throw new Error('not encrypted')
  const header = decodeProtectedHeader(token)
  if (header.zip !== undefined || header.kid !== 'enc-1') throw new Error('zip or kid')
  const { plaintext } = await compactDecrypt(token, keys.decryption, {
    keyManagementAlgorithms: ['ECDH-ES+A256KW'],
    contentEncryptionAlgorithms: ['A256CBC-HS512', 'A256GCM'],
  })
  return new TextDecoder().decode(plaintext)
}

const isRecent = (iat: unknown, age: number) => {
  const issued = Number(iat)
  const now = Date.now() / 1000
  return /^\d+$/.test(String(iat)) && issued <= now + 60 && issued >= now - age
}

/** What is left to check in an ID token once it is verified. Throws at the first wrong claim. */
export function checkIdToken(
  claims: Claims,
  { nonce, sub, accessToken }: { nonce: string; sub: string; accessToken?: string },
): void {
  const { act, acr, azp, exp } = claims
  const isStrict = (condition: unknown, what: string) => {
    if (!condition) throw new Error(what)
  }
  isStrict(!Array.isArray(claims.aud) || claims.aud.length === 1, 'aud')
  isStrict(claims.nonce === nonce, 'nonce')
  isStrict(typeof claims.iat === 'number' && isRecent(claims.iat, 600), 'iat')
  isStrict(typeof exp === 'number' && exp < Date.now() / 1000 + 3600, 'exp')
  isStrict(claims.sub === sub, 'sub')
  isStrict(claims.sub_type === 'user' && act === undefined, 'sub_type or act')
  isStrict(typeof acr === 'string' && /loa:[23]$/.test(acr), 'acr')
  isStrict(azp === undefined || azp === clientId, 'azp')
  isStrict(claims.at_hash === undefined || claims.at_hash === halfHashOf(accessToken ?? ''), 'at_hash')
}

function halfHashOf(token: string): string {
  return createHash('sha256').update(token).digest().subarray(0, 16).toString('base64url')
}

/** What is left to check in userinfo once it is verified. Throws at the first wrong claim. */
export function checkPerson({ sub, aud, iat, person_info: person }: Claims, expected: string): void {
  if (sub !== expected) throw new Error('sub')
  if (Array.isArray(aud) && aud.length !== 1) throw new Error('aud')
  if (!isRecent(iat, 300)) throw new Error('iat')
  if (typeof person !== 'object' || person === null || Array.isArray(person)) throw new Error('person_info')
}
