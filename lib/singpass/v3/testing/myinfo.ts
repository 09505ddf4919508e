import {
  constants,
  createCipheriv,
  createHash,
  createHmac,
  type KeyObject,
  publicEncrypt,
  randomBytes,
  sign,
} from 'node:crypto'
import type { Attempt } from '../../attempt.ts'
import { type Identity, makeIdentity } from '../../testing/identity.ts'
import type { V3Connection } from '../connection.ts'
import { importV3Keys } from '../keys.ts'
import type { V3Settings } from '../settings.ts'

/**
 * Myinfo's side of the wire, made with node:crypto alone: nothing here is shared with the code under test, so a mistake
 * there cannot hide behind the same mistake here.
 */

/** Monday 23 November 2026, 12:00 in Singapore. */
export const now = Date.parse('2026-11-23T04:00:00Z')

export const myinfo = await makeIdentity('Myinfo')
export const app = await makeIdentity('App')
export const stranger = await makeIdentity('Stranger')

export const issuer = 'https://test.api.myinfo.gov.sg/serviceauth/myinfo-com'
export const clientId = 'STG-202600001A-DEMO-ONBOARD'
export const subject = 'aecc5af9-3a31-432c-ab09-d8315a68189a'

export const person = {
  name: { value: 'TAN XIAO HUI', source: '1', classification: 'C', lastupdated: '2026-10-01' },
  uinfin: { value: 'S1234567D', source: '1', classification: 'C', lastupdated: '2026-10-01' },
}

export function buildSettings(changes: Partial<V3Settings> = {}): V3Settings {
  return {
    connection: 'v3',
    baseUrl: 'https://test.api.myinfo.gov.sg/com/v3',
    context: 'com',
    clientId,
    clientSecret: 'example-secret-not-real',
    privateKey: app.privatePem,
    certificates: myinfo.certificatePem,
    signed: true,
    issuers: [issuer],
    audiences: [clientId],
    ...changes,
  }
}

export function buildConnection(changes: Partial<V3Settings> = {}): V3Connection {
  const settings = buildSettings(changes)

  return { settings, keys: importV3Keys(settings), upstream: {}, now: () => now }
}

export function buildAttempt(changes: Partial<Attempt> = {}): Attempt {
  return {
    state: 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0f',
    connection: 'v3',
    scopes: ['uinfin', 'name', 'cpfcontributions'],
    redirectUri: 'https://onboard.example.sg/api/auth/callback/v3',
    startedAt: now - 60_000,
    expiresAt: now + 540_000,
    secrets: {},
    ...changes,
  }
}

type Json = Record<string, unknown>

/** Myinfo's `kid`: the RFC 7638 thumbprint of its public key. */
export function kidOf({ publicKey }: Identity): string {
  const { e, n } = publicKey.export({ format: 'jwk' })

  return createHash('sha256').update(`{"e":"${e}","kty":"RSA","n":"${n}"}`).digest('base64url')
}

/** Claims of a genuine access token; a change of `undefined` removes a claim. */
function buildClaims(changes: Json = {}): Json {
  const seconds = now / 1000
  return { sub: subject, iss: issuer, aud: clientId, iat: seconds, nbf: seconds, exp: seconds + 1800, ...changes }
}

export function buildAccessToken(changes: Json = {}, sealing: JwsOptions = {}): string {
  return buildJws(JSON.stringify(buildClaims(changes)), sealing)
}

export interface JwsOptions {
  signer?: Identity
  header?: Json
  /** Replaces the signature, given what it would cover. */
  signature?: (input: string) => Buffer
}

/** A compact JWS, RS256 with Myinfo's `kid` unless told otherwise. */
export function buildJws(
  payload: string | Buffer,
  { signer = myinfo, header = {}, signature }: JwsOptions = {},
): string {
  const input = `${encode(JSON.stringify({ alg: 'RS256', kid: kidOf(myinfo), ...header }))}.${encode(payload)}`
  const signed = signature?.(input) ?? sign('sha256', Buffer.from(input), signer.key)

  return `${input}.${signed.toString('base64url')}`
}

/** An HMAC keyed with the text of Myinfo's certificate: what a careless HS256 verification would accept. */
export function hmacWithPublicKey(input: string): Buffer {
  const pem = myinfo.publicKey.export({ format: 'pem', type: 'spki' })

  return createHmac('sha256', pem).update(input).digest()
}

export interface JweOptions {
  recipient?: Identity
  header?: Json
  wrap?: (contentKey: Buffer, key: KeyObject) => Buffer
  nonceBytes?: number
}

/** A compact JWE, RSA-OAEP (SHA-1) with A256GCM unless told otherwise. */
export function buildJwe(
  plaintext: string | Buffer,
  { recipient = app, header = {}, wrap = wrapOaep, nonceBytes = 12 }: JweOptions = {},
): string {
  const contentKey = randomBytes(32)
  const iv = randomBytes(nonceBytes)
  const protectedHeader = encode(JSON.stringify({ alg: 'RSA-OAEP', enc: 'A256GCM', kid: 'stg-myinfo', ...header }))
  const cipher = createCipheriv('aes-256-gcm', contentKey, iv).setAAD(Buffer.from(protectedHeader))
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()])
  const parts = [wrap(contentKey, recipient.publicKey), iv, ciphertext, cipher.getAuthTag()]

  return [protectedHeader, ...parts.map((part) => part.toString('base64url'))].join('.')
}

/** A JWE with A128CBC-HS256, which older servers sent. */
export function buildCbcJwe(plaintext: string, { publicKey }: Identity = app): string {
  const [mac, key, iv] = [randomBytes(16), randomBytes(16), randomBytes(16)]
  const header = encode(JSON.stringify({ alg: 'RSA-OAEP', enc: 'A128CBC-HS256' }))
  const cipher = createCipheriv('aes-128-cbc', key, iv)
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()])
  const bits = Buffer.alloc(8)
  bits.writeBigUInt64BE(BigInt(header.length * 8))
  const covered = Buffer.concat([Buffer.from(header), iv, ciphertext, bits])
  const tag = createHmac('sha256', mac).update(covered).digest().subarray(0, 16)
  const parts = [wrapOaep(Buffer.concat([mac, key]), publicKey), iv, ciphertext, tag]

  return [header, ...parts.map((part) => part.toString('base64url'))].join('.')
}

export function wrapOaep(contentKey: Buffer, key: KeyObject, oaepHash = 'sha1'): Buffer {
  return publicEncrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash }, contentKey)
}

export function wrapPkcs1(contentKey: Buffer, key: KeyObject): Buffer {
  return publicEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, contentKey)
}

/** A person as Myinfo sends it: signed, put into quotes, encrypted to the app. */
export function sealPerson(value: unknown = person): string {
  return buildJwe(JSON.stringify(buildJws(JSON.stringify(value))))
}

/** The same text with one bit changed in one of its dot-separated parts. */
export function flipBit(token: string, part: number): string {
  const parts = token.split('.')
  const bytes = Buffer.from(parts[part] ?? '', 'base64url')
  const at = Math.floor(bytes.length / 2)
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
  parts[part] = bytes.toString('base64url')

  return parts.join('.')
}

function encode(text: string | Buffer): string {
  return Buffer.from(text).toString('base64url')
}
