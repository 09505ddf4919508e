import { base64url, CompactSign, generateKeyPair } from 'jose'
import type { DecoyAlgorithm } from '../../crypto/decoys.ts'
import type { SigningKeys } from '../../crypto/signing-keys.ts'
import type { TokenFault } from '../fault.ts'
import { type BothRow, inBothTokens } from './both-tokens.ts'

type Claims = Record<string, unknown>

const encode = (value: unknown) => base64url.encode(JSON.stringify(value))
const bytesOf = (claims: Claims) => new TextEncoder().encode(JSON.stringify(claims))

const rows: BothRow[] = [
  ['alg-none', 'is signed by nothing (alg none)', { sign: signByNothing }],
  ['bad-signature', 'has a signature that was altered', { signed: alterSignature }],
  ['zero-signature', 'has a signature of zeros', { signed: (jws) => replaceSignature(jws, new Uint8Array(64)) }],
  ['no-signature', 'lacks the third part', { signed: (jws) => jws.split('.').slice(0, 2).join('.') }],
  ['hs256-public-key', 'is signed by HMAC with our public key as the secret', { sign: signByPublicKey }],
  [
    'hs256-client-id',
    'is signed by HMAC with the client id as the secret',
    { sign: (claims) => signByText(claims, String(claims.aud)) },
  ],
  [
    'es384',
    'is signed by ES384 with a key of the same kid',
    { sign: (claims, keys) => signByStranger('ES384', claims, keys) },
  ],
  [
    'ps256',
    'is signed by the RSA decoy of our key set',
    { sign: (claims, keys) => signByDecoy('PS256', claims, keys) },
  ],
  [
    'eddsa',
    'is signed by the EdDSA decoy of our key set',
    { sign: (claims, keys) => signByDecoy('EdDSA', claims, keys) },
  ],
  [
    'rs256',
    'is signed by RS256 with an RSA key that our key set publishes',
    { sign: (claims, keys) => signByDecoy('RS256', claims, keys) },
  ],
  ['no-typ', 'has no typ in the header of its signature, which is right', { sign: signWithoutType }],
  ['unknown-kid', 'is signed by a key that is not published', { sign: signByUnpublished }],
  ['no-kid', 'names no kid', { sign: (claims, keys) => signWith(claims, keys, { kid: undefined }) }],
  ['embedded-jwk', 'brings its own key in the header', { sign: signByEmbeddedKey }],
  [
    'jku',
    'points to a key set elsewhere (jku)',
    { sign: (claims, keys) => signWith(claims, keys, { jku: 'http://localhost:1/keys' }) },
  ],
  [
    'x5u',
    'points to a certificate elsewhere (x5u)',
    { sign: (claims, keys) => signWith(claims, keys, { x5u: 'http://localhost:1/cert' }) },
  ],
  ['crit', 'demands an unknown extension (crit)', { sign: signWithCritical }],
  [
    'not-signed',
    'holds plain claims where a signed token should be',
    { sign: async (claims) => JSON.stringify(claims) },
  ],
]

/** Wrong signatures, one at a time, in both kinds of token. */
export const signatureFaults: readonly TokenFault[] = inBothTokens(rows)

function signWithoutType(claims: Claims, keys: SigningKeys): Promise<string> {
  const { kid, privateKey } = keys.current()
  return new CompactSign(bytesOf(claims)).setProtectedHeader({ alg: 'ES256', kid }).sign(privateKey)
}

async function signByNothing(claims: Claims): Promise<string> {
  return `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.`
}

function alterSignature(jws: string): string {
  const bytes = base64url.decode(jws.split('.')[2] ?? '')
  bytes[8] = (bytes[8] ?? 0) ^ 1
  return replaceSignature(jws, bytes)
}

function replaceSignature(jws: string, signature: Uint8Array): string {
  const [header, payload] = jws.split('.')
  return `${header}.${payload}.${base64url.encode(signature)}`
}

function signByPublicKey(claims: Claims, keys: SigningKeys): Promise<string> {
  return signByText(claims, JSON.stringify(keys.current().publicJwk), keys.current().kid)
}

function signByText(claims: Claims, secret: string, kid = 'secret'): Promise<string> {
  const key = new TextEncoder().encode(secret.padEnd(32, '.'))
  return new CompactSign(bytesOf(claims)).setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid }).sign(key)
}

async function signByStranger(alg: string, claims: Claims, keys: SigningKeys): Promise<string> {
  const { privateKey } = await generateKeyPair(alg)
  return new CompactSign(bytesOf(claims))
    .setProtectedHeader({ alg, typ: 'JWT', kid: keys.current().kid })
    .sign(privateKey)
}

async function signByDecoy(alg: DecoyAlgorithm, claims: Claims, keys: SigningKeys): Promise<string> {
  const { privateKey, publicJwk } = await keys.decoy(alg)
  const header = { alg, typ: 'JWT', ...(publicJwk.kid === undefined ? {} : { kid: publicJwk.kid }) }
  return new CompactSign(bytesOf(claims)).setProtectedHeader(header).sign(privateKey)
}

async function signByUnpublished(claims: Claims, keys: SigningKeys): Promise<string> {
  const { kid, privateKey } = await keys.unpublished()
  return new CompactSign(bytesOf(claims)).setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid }).sign(privateKey)
}

function signWith(claims: Claims, keys: SigningKeys, members: Record<string, string | undefined>): Promise<string> {
  const { kid, privateKey } = keys.current()
  const header = { alg: 'ES256', typ: 'JWT', kid, ...members }
  return new CompactSign(bytesOf(claims)).setProtectedHeader(JSON.parse(JSON.stringify(header))).sign(privateKey)
}

async function signByEmbeddedKey(claims: Claims, keys: SigningKeys): Promise<string> {
  const { kid, privateKey, publicJwk } = await keys.unpublished()
  return new CompactSign(bytesOf(claims))
    .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid, jwk: publicJwk })
    .sign(privateKey)
}

function signWithCritical(claims: Claims, keys: SigningKeys): Promise<string> {
  const { kid, privateKey } = keys.current()
  return new CompactSign(bytesOf(claims))
    .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid, crit: ['urn:example:unknown'], 'urn:example:unknown': true })
    .sign(privateKey, { crit: { 'urn:example:unknown': true } })
}
