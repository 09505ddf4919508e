import { generateKeyPair, importJWK, SignJWT, UnsecuredJWT } from 'jose'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createKeys, rotateKeys } from './keys/key-rotation.ts'
import { publicJwks } from './keys/keys.ts'
import type { PrivateKeys } from './keys/private-key.ts'
import { clientId, subject } from './testing/authorization-server.ts'
import { type Harness, refusal, startHarness, startOfTest } from './testing/harness.ts'
import { compact, createServerKey, flipBit, type Recipe } from './testing/mint.ts'

let harness: Harness
beforeEach(async () => {
  harness = await startHarness()
})
afterEach(() => harness.server.close())

/** The two tokens that travel signed and encrypted, and are held to the same rules. */
const tokens = ['idToken', 'userinfo'] as const

async function completeWith(token: (typeof tokens)[number], recipe: Recipe) {
  harness.server[token] = recipe
  return refusal(harness.complete())
}

const hour = 3_600_000
const ones = Buffer.alloc(32, 1).toString('base64url')
const offCurve = { kty: 'EC', crv: 'P-256', x: ones, y: ones }
const otherCurve = { kty: 'OKP', crv: 'X25519', x: ones }
const partsOf = (token: string) => token.split('.')

describe.each(tokens)('the %s', (token) => {
  it.each<[string, string, Recipe]>([
    ['a signed but unencrypted token', 'jwe.parts', { jwe: (_, jws) => jws }],
    ['plain JSON', 'jwe.parts', { jwe: () => JSON.stringify({ iss: 'x', sub: subject, person_info: {} }) }],
    ['a text of four parts', 'jwe.parts', { jwe: (jwe) => partsOf(jwe).slice(0, 4).join('.') }],
    ['a text of six parts', 'jwe.parts', { jwe: (jwe) => `${jwe}.` }],
    ['five parts without a header', 'jwe.alg', { jwe: () => '....' }],
    ['an encryption to nobody in particular (dir)', 'jwe.alg', withHeader({ alg: 'dir' })],
    ['a direct key agreement (ECDH-ES)', 'jwe.alg', withHeader({ alg: 'ECDH-ES' })],
    ['an encryption by RSA 1.5', 'jwe.alg', withHeader({ alg: 'RSA1_5' })],
    ['an encryption by RSA-OAEP', 'jwe.alg', withHeader({ alg: 'RSA-OAEP' })],
    ['a password with two thousand million rounds', 'jwe.alg', withHeader({ alg: 'PBES2-HS256+A128KW', p2c: 2e9 })],
    ['a key agreement that is not a text', 'jwe.alg', withHeader({ alg: ['ECDH-ES+A256KW'] })],
    ['content encrypted by A128CBC-HS256', 'jwe.enc', { jweHeader: { enc: 'A128CBC-HS256' } }],
    ['content encrypted by A128GCM', 'jwe.enc', { jweHeader: { enc: 'A128GCM' } }],
    ['content encrypted by something unheard of', 'jwe.enc', withHeader({ enc: 'XC20P' })],
    ['a request to decompress', 'jwe.zip', withHeader({ zip: 'DEF' })],
    ['a header with a critical extension', 'jwe.header', withHeader({ crit: ['exp'], exp: 1 })],
    ['a header with a key of its own', 'jwe.header', withHeader({ jwk: { kty: 'EC' } })],
    ['a header that points to a key elsewhere', 'jwe.header', withHeader({ jku: 'https://evil.example/keys' })],
    ['an encryption to an unknown key', 'jwe.kid', { jweHeader: { kid: 'enc-of-somebody-else' } }],
    ['an encryption that names no key', 'jwe.kid', { jweHeader: { kid: undefined } }],
    ['an encryption whose key is not named by a text', 'jwe.kid', withHeader({ kid: 7 })],
    ['another key agreement than our key has', 'jwe.key_alg', { jweHeader: { alg: 'ECDH-ES+A128KW' } }],
    ['an altered header', 'jwe.decrypt', withHeader({ cty: 'jwt' })],
    ['an altered encrypted key', 'jwe.decrypt', { jwe: (jwe) => flipBit(jwe, 1) }],
    ['an altered initialisation vector', 'jwe.decrypt', { jwe: (jwe) => flipBit(jwe, 2) }],
    ['altered content', 'jwe.decrypt', { jwe: (jwe) => flipBit(jwe, 3) }],
    ['an altered tag', 'jwe.decrypt', { jwe: (jwe) => flipBit(jwe, 4) }],
    ['a point off the curve', 'jwe.decrypt', withHeader({ epk: offCurve })],
    ['a point on another curve', 'jwe.decrypt', withHeader({ epk: otherCurve })],
    ['claims that are encrypted but not signed', 'jws.parts', { jws: (jws) => decodePart(jws, 1) }],
    ['a token without signature inside the encryption', 'jws.alg', { jws: (jws) => unsecured(jws) }],
    ['an empty signature', 'jws.signature', { jws: (jws) => `${partsOf(jws).slice(0, 2).join('.')}.` }],
    ['an altered signature', 'jws.signature', { jws: (jws) => flipBit(jws, 2) }],
    ['altered claims', 'jws.signature', { jws: (jws) => flipBit(jws, 1) }],
    ['a signature of zeroes', 'jws.signature', { jws: (jws) => withPart(jws, 2, Buffer.alloc(64)) }],
    ['a signature over a critical extension', 'jws.header', { jwsHeader: { crit: ['exp'], exp: 1 } }],
    ['a signature that brings its own key', 'jws.header', { jwsHeader: { jwk: { kty: 'EC' } } }],
    ['a signature with a key elsewhere', 'jws.header', { jwsHeader: { jku: 'https://evil.example/keys' } }],
    ['a signature with a certificate elsewhere', 'jws.header', { jwsHeader: { x5u: 'https://evil.example/cert' } }],
    ['a signature with its own certificate', 'jws.header', { jwsHeader: { x5c: ['MII'] } }],
    ['a signature that names no key', 'jws.kid', { jwsHeader: { kid: undefined } }],
    ['a signature by a key nobody publishes', 'jws.key', { jwsHeader: { kid: 'alias/singpass-9' } }],
    ['claims that are a list', 'jws.payload', { claims: () => [] as never }],
    ['claims nested without end', 'jws.payload', { claims: (claims) => ({ ...claims, deep: nest(100) }) }],
  ])('%s is refused', async (_, check, recipe) => {
    expect(await completeWith(token, recipe)).toEqual({ code: 'response_invalid', check })
  })

  it.each(['ES384', 'RS256', 'PS256', 'EdDSA'])(
    'a signature by %s is refused, even by a published key',
    async (alg) => {
      const { privateKey, publicJwk } = await createServerKey('other', alg)
      harness.server.published.push(publicJwk)

      const outcome = await completeWith(token, { jwsHeader: { alg, kid: 'other' }, signer: privateKey })

      expect(outcome).toEqual({ code: 'response_invalid', check: 'jws.alg' })
    },
  )

  it.each([
    ['our client id', new TextEncoder().encode(clientId)],
    ['the public key', new TextEncoder().encode('{"kty":"EC","crv":"P-256"}')],
  ])('a keyed hash (HS256) with %s as its key is refused', async (_, secret) => {
    const jws = await new SignJWT({ sub: subject })
      .setProtectedHeader({ alg: 'HS256', kid: harness.server.signingKey.kid })
      .sign(secret)

    expect(await completeWith(token, { jws: () => jws })).toEqual({ code: 'response_invalid', check: 'jws.alg' })
  })

  it('S06 a signature by another key under a published name is refused', async () => {
    const { privateKey } = await generateKeyPair('ES256')

    const outcome = await completeWith(token, { signer: privateKey })

    expect(outcome).toEqual({ code: 'response_invalid', check: 'jws.signature' })
  })

  it('a token encrypted to another key under our name is refused', async () => {
    const { publicKey } = await generateKeyPair('ECDH-ES+A256KW')

    const outcome = await completeWith(token, { recipient: publicKey })

    expect(outcome).toEqual({ code: 'response_invalid', check: 'jwe.decrypt' })
  })

  it('a token encrypted to our signing key is refused', async () => {
    const signing = publicJwks(harness.keys).keys.find(({ use }) => use === 'sig')
    const recipient = await importJWK({ ...signing, use: undefined, alg: undefined }, 'ECDH-ES+A256KW')

    const outcome = await completeWith(token, { recipient, jweHeader: { kid: signing?.kid } })

    expect(outcome).toEqual({ code: 'response_invalid', check: 'jwe.kid' })
  })

  it.each(['A256CBC-HS512', 'A256GCM'])('content encrypted by %s is accepted', async (enc) => {
    expect(await completeWith(token, { jweHeader: { enc } })).toMatchObject({ resolved: { subject } })
  })

  it('a key that shares its name with keys of other types is found', async () => {
    const { kid } = harness.server.signingKey
    const decoys = await Promise.all(['EdDSA', 'PS256', 'ES384'].map((alg) => createServerKey(kid, alg)))
    harness.server.published.unshift(...decoys.map(({ publicJwk }) => publicJwk))

    expect(await completeWith(token, {})).toMatchObject({ resolved: { subject } })
  })

  it('a token encrypted to the key before or after the current one is opened', async () => {
    await harness.server.close()
    const first = await createKeys(startOfTest)
    const prepared = await rotateKeys(first, 'prepare', startOfTest)
    const swapped = await rotateKeys(prepared, 'swap', startOfTest + hour)

    for (const keys of [prepared, swapped]) {
      harness = await startHarness({ keys })
      for (const key of keys.keys.filter(({ use }) => use === 'enc')) {
        const recipient = await importPublic(keys, key.kid)
        expect(await completeWith(token, { recipient, jweHeader: { kid: key.kid } })).toMatchObject({
          resolved: { subject },
        })
      }
      await harness.server.close()
    }
  })
})

it('S55 every way of damaging the ciphertext ends in the same error', async () => {
  const messages = new Set<string>()
  for (const part of [1, 2, 3, 4]) {
    harness.server.idToken = { jwe: (jwe) => flipBit(jwe, part) }
    messages.add(await harness.complete().then(String, String))
  }

  expect([...messages]).toEqual(['SingpassError: the token cannot be decrypted'])
})

it('a password with two thousand million rounds costs no time', async () => {
  harness.server.idToken = withHeader({ alg: 'PBES2-HS256+A128KW', p2c: 2e9, p2s: 'c2FsdA' })
  const attempt = await harness.start()
  const before = process.cpuUsage()

  await refusal(harness.client.retrieve(harness.callback(attempt), attempt))

  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1000).toBeLessThan(250)
})

it('S06 S37 a key named by the token itself is never fetched', async () => {
  const asked: string[] = []
  harness.server.intercept('jwks', ({ path }) => {
    asked.push(path)
    return undefined
  })
  const jku = `${harness.server.issuer}/evil`

  await completeWith('idToken', { jwsHeader: { jku } })

  expect(harness.server.received.map(({ path }) => path)).not.toContain('/fapi/evil')
  expect(asked).toEqual([])
})

/** Replaces members of the outer header after encryption. */
function withHeader(changes: Record<string, unknown>): Recipe {
  return {
    jwe: (jwe) => {
      const header = { ...JSON.parse(decodePart(jwe, 0)), ...changes }
      return compact(header, ...jwe.split('.').slice(1))
    },
  }
}

function decodePart(token: string, part: number): string {
  return Buffer.from(token.split('.')[part] ?? '', 'base64url').toString()
}

function withPart(token: string, part: number, bytes: Buffer): string {
  return token
    .split('.')
    .map((value, index) => (index === part ? bytes.toString('base64url') : value))
    .join('.')
}

function unsecured(jws: string): string {
  return new UnsecuredJWT(JSON.parse(decodePart(jws, 1))).encode()
}

function nest(levels: number): unknown {
  return levels === 0 ? 1 : [nest(levels - 1)]
}

async function importPublic({ keys }: PrivateKeys, kid: string) {
  const key = keys.find((candidate) => candidate.kid === kid)
  return importJWK({ kty: 'EC', crv: key?.crv, x: key?.x, y: key?.y }, key?.alg)
}
