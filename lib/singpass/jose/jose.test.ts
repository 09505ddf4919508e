import { webcrypto } from 'node:crypto'
import { CompactEncrypt, compactVerify, exportJWK, generateKeyPair, importJWK } from 'jose'
import { describe, expect, test } from 'vitest'
import { readHeader } from './compact.ts'
import { decryptContent } from './content.ts'
import { decryptEcdhEs, type KeyAgreement } from './ecdh-es.ts'
import {
  decrypterFromCryptoKey,
  decrypterFromJwk,
  type PrivateJwk,
  signerFromCryptoKey,
  signerFromJwk,
} from './local-key.ts'
import { type SignatureAlgorithm, signJwt } from './sign.ts'
import { verifyEs256 } from './verify.ts'

const bytes = (...values: number[]) => Buffer.from(values)
const curves: [string, SignatureAlgorithm][] = [
  ['P-256', 'ES256'],
  ['P-384', 'ES384'],
  ['P-521', 'ES512'],
]
const agreements: KeyAgreement[] = ['ECDH-ES+A128KW', 'ECDH-ES+A192KW', 'ECDH-ES+A256KW']
const everyAgreement = curves.flatMap(([crv]) => agreements.map((alg) => [crv, alg] as const))

async function makeKey(crv: string, alg: string) {
  const { privateKey, publicKey } = await generateKeyPair(alg, { crv, extractable: true })
  return { jwk: (await exportJWK(privateKey)) as PrivateJwk, publicKey }
}

/** Encrypts by jose, as a peer would. */
function encrypt(
  text: string,
  key: CryptoKey,
  header: { alg: string; enc: string },
  party: Partial<Record<'apu' | 'apv', string>> = {},
) {
  const jwe = new CompactEncrypt(Buffer.from(text)).setProtectedHeader(header)
  const { apu, apv } = party
  if (apu || apv) jwe.setKeyManagementParameters({ apu: Buffer.from(apu ?? ''), apv: Buffer.from(apv ?? '') })
  return jwe.encrypt(key)
}

describe('what jose encrypts opens', () => {
  test.each(everyAgreement)('on %s by %s, with either content encryption', async (crv, alg) => {
    const { jwk, publicKey } = await makeKey(crv, alg)
    const own = decrypterFromJwk(jwk, alg)
    for (const enc of ['A256GCM', 'A256CBC-HS512']) {
      const jwe = await encrypt('persönlich', publicKey, { alg, enc })
      expect((await decryptEcdhEs(jwe, readHeader(jwe), own))?.toString()).toBe('persönlich')
    }
  })

  test('with party information in the header', async () => {
    const { jwk, publicKey } = await makeKey('P-256', 'ECDH-ES+A256KW')
    const header = { alg: 'ECDH-ES+A256KW', enc: 'A256GCM' }
    const jwe = await encrypt('text', publicKey, header, { apu: 'Alice', apv: 'Bob' })

    expect((await decryptEcdhEs(jwe, readHeader(jwe), decrypterFromJwk(jwk, 'ECDH-ES+A256KW')))?.toString()).toBe(
      'text',
    )
  })

  test.each(curves)('on %s with a key that cannot be exported', async (crv) => {
    const keys = await webcrypto.subtle.generateKey({ name: 'ECDH', namedCurve: crv }, false, ['deriveBits'])
    const publicKey = await importJWK({ ...(await exportJWK(keys.publicKey)) }, 'ECDH-ES+A256KW')
    const jwe = await encrypt('text', publicKey as CryptoKey, { alg: 'ECDH-ES+A256KW', enc: 'A256GCM' })
    const own = decrypterFromCryptoKey(keys.privateKey, 'ECDH-ES+A256KW')

    expect((await decryptEcdhEs(jwe, readHeader(jwe), own))?.toString()).toBe('text')
  })
})

describe('a JWE does not open', () => {
  const header = { alg: 'ECDH-ES+A256KW', enc: 'A256CBC-HS512' }

  test('whichever byte of it was altered', async () => {
    const { jwk, publicKey } = await makeKey('P-256', header.alg)
    const own = decrypterFromJwk(jwk, 'ECDH-ES+A256KW')
    const parts = (await encrypt('text', publicKey, header)).split('.')
    for (const [index, part] of parts.entries()) {
      const original = Buffer.from(part, 'base64url')
      for (let at = index === 0 ? original.length - 1 : 0; at < original.length; at++) {
        const altered = Buffer.from(original)
        altered[at] = (altered[at] ?? 0) ^ 1
        const jwe = parts.with(index, altered.toString('base64url')).join('.')
        // The header as it was read before stands: what protects it is the tag.
        expect(await decryptEcdhEs(jwe, readHeader(parts.join('.')), own)).toBeUndefined()
      }
    }
  })

  test.each<[string, unknown]>([
    ['without an ephemeral key', undefined],
    ['with one of another type', { kty: 'OKP', crv: 'X25519', x: 'AAAA' }],
    ['with one on another curve', { kty: 'EC', crv: 'P-384', x: 'AAAA', y: 'AAAA' }],
    ['with one off the curve', { kty: 'EC', crv: 'P-256', x: `${'A'.repeat(42)}E`, y: `${'A'.repeat(42)}E` }],
    ['with short coordinates', { kty: 'EC', crv: 'P-256', x: 'AQ', y: 'AQ' }],
    ['with one whose members are no texts', { kty: 'EC', crv: 'P-256', x: 1, y: 2 }],
  ])('%s', async (_, epk) => {
    const { jwk, publicKey } = await makeKey('P-256', header.alg)
    const jwe = await encrypt('text', publicKey, header)

    expect(
      await decryptEcdhEs(jwe, { ...readHeader(jwe), epk }, decrypterFromJwk(jwk, 'ECDH-ES+A256KW')),
    ).toBeUndefined()
  })
})

test.each<[string, Partial<PrivateJwk>]>([
  ['on a curve that nobody agreed on', { crv: 'secp256k1' }],
  ['that is no number', { d: '' }],
  ['that is nought', { d: 'A'.repeat(43) }],
  ['that is beyond the order of its curve', { d: `${'_'.repeat(42)}8` }],
])('a private key %s opens nothing', async (_, wrong) => {
  const { jwk } = await makeKey('P-256', 'ECDH-ES+A256KW')

  expect(() => decrypterFromJwk({ ...jwk, ...wrong }, 'ECDH-ES+A256KW')).toThrow()
})

test('a point off the curve is refused, and so is one whose coordinates are not as long as each other', async () => {
  const { jwk } = await makeKey('P-256', 'ECDH-ES+A256KW')
  const { deriveSecret } = decrypterFromJwk(jwk, 'ECDH-ES+A256KW')
  const point = { kty: 'EC', crv: 'P-256', x: jwk.x, y: jwk.y } as const

  expect(deriveSecret(point)).toHaveLength(32)
  expect(() => deriveSecret({ ...point, y: jwk.x })).toThrow()
  const both = Buffer.concat([jwk.x, jwk.y].map((part) => Buffer.from(part, 'base64url')))
  const [x, y] = [both.subarray(0, 33), both.subarray(33)].map((part) => part.toString('base64url'))
  expect(() => deriveSecret({ ...point, x: x ?? '', y: y ?? '' })).toThrow()
})

test('A256CBC-HS512 opens the example of RFC 7518, B.3, and refuses it with a cut tag', () => {
  const key = Buffer.from(Array.from({ length: 64 }, (_, index) => index))
  const iv = bytes(0x1a, 0xf3, 0x8c, 0x2d, 0xc2, 0xb9, 0x6f, 0xfd, 0xd8, 0x66, 0x94, 0x09, 0x23, 0x41, 0xbc, 0x04)
  const header = 'The second principle of Auguste Kerckhoffs'
  const ciphertext = Buffer.from(
    `4affaaadb78c31c5da4b1b590d10ffbd3dd8d5d302423526912da037ecbcc7bd822c301dd67c373bccb584ad3e9279c2e6d12a1374b77f077553
df829410446b36ebd97066296ae6427ea75c2e0846a11a09ccf5370dc80bfecbad28c73f09b3a3b75e662a2594410ae496b2e2e6609e31e6e02cc8
37f053d21f37ff4f51950bbe2638d09dd7a4930930806d0703b1f6`.replaceAll('\n', ''),
    'hex',
  )
  const tag = Buffer.from('4dd3b4c088a7f45c216839645b2012bf2e6269a8c56a816dbc1b267761955bc5', 'hex')

  const text = decryptContent('A256CBC-HS512', key, { header, iv, ciphertext, tag }).toString()
  expect(text).toMatch(/^A cipher system must not be required to be secret/)
  expect(() => decryptContent('A256CBC-HS512', key, { header, iv, ciphertext, tag: tag.subarray(1) })).toThrow()
})

describe('a JWT', () => {
  test.each(curves)('signed on %s as %s is verified by jose', async (crv, alg) => {
    const { jwk, publicKey } = await makeKey(crv, alg)
    const jwt = await signJwt(signerFromJwk(jwk, alg), { kid: 'k' }, { iss: 'us' })

    const { payload, protectedHeader } = await compactVerify(jwt, publicKey)
    expect([JSON.parse(Buffer.from(payload).toString()), protectedHeader]).toEqual([{ iss: 'us' }, { alg, kid: 'k' }])
  })

  test.each(curves)('signed on %s as %s with a key that cannot be exported is verified by jose', async (crv, alg) => {
    const keys = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: crv }, false, ['sign', 'verify'])
    const jwt = await signJwt(signerFromCryptoKey(keys.privateKey, alg), {}, { iss: 'us' })

    await expect(compactVerify(jwt, keys.publicKey)).resolves.toBeTruthy()
  })

  test.each([
    ['of two parts', (jws: string) => jws.split('.').slice(0, 2).join('.')],
    ['of four parts', (jws: string) => `${jws}.AAAA`],
    ['whose signature is cut', (jws: string) => jws.slice(0, -4)],
    ['whose signature is DER', (jws: string) => jws.replace(/[^.]+$/, 'MEUCIQ'.padEnd(96, 'A'))],
    ['with a character that is not base64url', (jws: string) => `${jws.slice(0, -1)}+`],
  ])('%s is not verified', async (_, damage) => {
    const { jwk } = await makeKey('P-256', 'ES256')
    const { importPublic } = await import('./local-key.ts')
    const key = importPublic({ kty: 'EC', ...jwk })
    const jws = await signJwt(signerFromJwk(jwk, 'ES256'), {}, { iss: 'us' })

    expect(verifyEs256(jws, key)?.toString()).toBe('{"iss":"us"}')
    expect(verifyEs256(damage(jws), key)).toBeUndefined()
  })
})
