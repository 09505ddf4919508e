import { exportJWK, generateKeyPair } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { importKeys } from './key-ring.ts'
import { createKeys, rotateKeys } from './key-rotation.ts'
import { parsePrivateKeys, publicJwks } from './keys.ts'
import { KeyFileError, type PrivateKey, type PrivateKeys } from './private-key.ts'

const now = Date.parse('2026-11-23T12:00:00Z')
const hour = 3_600_000

let keys: PrivateKeys
let sig: PrivateKey
let enc: PrivateKey
beforeAll(async () => {
  keys = await createKeys(now)
  const [first, second] = keys.keys
  if (!first || !second) throw new Error('no keys')
  sig = first
  enc = second
})

/** The faults of a key file. */
function faultsOf(input: unknown): readonly string[] {
  try {
    parsePrivateKeys(input)
    return []
  } catch (error) {
    if (error instanceof KeyFileError) return error.faults
    throw error
  }
}

const plain = ({ state: _, since: __, ...key }: PrivateKey) => key

it('our own file reads back as it was', () => {
  expect(parsePrivateKeys(JSON.parse(JSON.stringify(keys)))).toEqual(keys)
})

it('in a plain set the first signing key signs and every encryption key opens', async () => {
  const [otherSig, otherEnc] = (await createKeys(now)).keys.map(plain)

  const parsed = parsePrivateKeys({ keys: [otherEnc, plain(sig), otherSig, plain(enc)] })

  expect(parsed.keys.map(({ use, state }) => `${use} ${state}`)).toEqual([
    'enc current',
    'sig current',
    'sig previous',
    'enc current',
  ])
  const ring = await importKeys(parsed)
  expect(ring.signing.kid).toBe(sig.kid)
  expect([...ring.decryption.keys()]).toEqual([otherEnc?.kid, enc.kid])
})

it('a signing key without "alg" gets that of its curve', async () => {
  const { privateKey } = await generateKeyPair('ES512', { extractable: true })
  const larger = { ...(await exportJWK(privateKey)), kid: 'larger', use: 'sig' }

  const parsed = parsePrivateKeys({ keys: [larger, plain(enc)] })

  expect(parsed.keys[0]?.alg).toBe('ES512')
  expect((await importKeys(parsed)).signing.alg).toBe('ES512')
})

it.each([null, 7, 'text', [], {}, { keys: {} }])('%j is no key file', (input) => {
  expect(faultsOf(input)).toEqual(['the key file must be a JSON object with an array "keys"'])
})

describe('a key', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['of another type', { kty: 'RSA' }, '"kty" must be EC'],
    ['on another curve', { crv: 'secp256k1' }, '"crv" must be P-256, P-384 or P-521'],
    ['on a curve named like a method', { crv: 'constructor' }, '"crv" must be P-256, P-384 or P-521'],
    ['without a private half', { d: undefined }, '"d" must be 43 base64url characters'],
    ['with a short coordinate', { x: 'abc' }, '"x" must be 43 base64url characters'],
    ['with a padded coordinate', { y: `${'a'.repeat(42)}=` }, '"y" must be 43 base64url characters'],
    ['without a name', { kid: undefined }, '"kid" must be a printable text'],
    ['with an empty name', { kid: '' }, '"kid" must be a printable text'],
    ['without a use', { use: undefined }, '"use" must be sig or enc'],
    ['with an algorithm of another curve', { alg: 'ES384' }, '"alg" must be ES256'],
    ['in no known state', { state: 'retired' }, '"state" must be next, current or previous'],
    ['with a date that is none', { since: 'yesterday' }, '"since" must be a date'],
  ])('%s is refused', (_, changes, fault) => {
    expect(faultsOf({ keys: [{ ...sig, ...changes }, enc] })).toContain(`key 1: ${fault}`)
  })

  it.each([undefined, 'ECDH-ES', 'RSA-OAEP', 'ES256'])('for encryption with algorithm %s is refused', (alg) => {
    const fault = 'key 2: "alg" must be one of ECDH-ES+A128KW, ECDH-ES+A192KW, ECDH-ES+A256KW'

    expect(faultsOf({ keys: [sig, { ...enc, alg }] })).toEqual([fault])
  })
})

it('every fault is named at once, and no value', () => {
  const faults = faultsOf({ keys: [{ ...sig, d: 'secret-value', use: 'both' }, { ...enc, kty: 'oct' }, 5] })

  expect(faults).toEqual([
    'key 1: "d" must be 43 base64url characters',
    'key 1: "use" must be sig or enc',
    'key 2: "kty" must be EC',
    'key 3: must be an object',
  ])
  expect(faults.join()).not.toContain('secret-value')
})

describe('a set', () => {
  const noSigner = 'there must be exactly one current signing key'
  const notUnique = 'each "kid" must be unique'
  const sharedMaterial = 'each key must have its own key material'

  it('without a signing key is refused', () => {
    expect(faultsOf({ keys: [enc] })).toEqual([noSigner])
  })

  it('without an encryption key is refused', () => {
    expect(faultsOf({ keys: [sig] })).toEqual(['there must be a current encryption key'])
  })

  it('without any key is refused', () => {
    expect(faultsOf({ keys: [] })).toHaveLength(2)
  })

  it('with two current signing keys is refused', async () => {
    const [second] = (await createKeys(now)).keys

    expect(faultsOf({ keys: [sig, second, enc] })).toEqual([noSigner])
  })

  it('with two next keys of one use is refused', async () => {
    const others = await Promise.all([createKeys(now), createKeys(now)])
    const next = others.map(({ keys: [key] }) => ({ ...key, state: 'next' }))

    expect(faultsOf({ keys: [sig, enc, ...next] })).toEqual(['there must be at most one next key of each use'])
  })

  it('with a name used twice is refused', () => {
    expect(faultsOf({ keys: [sig, { ...enc, kid: sig.kid }] })).toEqual([notUnique])
  })

  it('that uses one key for both purposes is refused', () => {
    const { x, y, d } = sig

    expect(faultsOf({ keys: [sig, { ...enc, x, y, d }] })).toEqual([sharedMaterial])
  })

  it('with the same key under two names is refused', () => {
    expect(faultsOf({ keys: [sig, enc, { ...sig, kid: 'again', state: 'previous' }] })).toEqual([sharedMaterial])
  })
})

describe('what is published', () => {
  it('holds the public members and no others, whatever else a key carries', () => {
    const parsed = parsePrivateKeys({
      keys: [
        { ...sig, key_ops: ['sign'], secret: 'x', oth: [] },
        { ...enc, dp: 'x', k: 'y' },
      ],
    })

    for (const key of publicJwks(parsed).keys) {
      expect(Object.keys(key).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'])
    }
    expect(JSON.stringify(publicJwks(parsed))).not.toContain(sig.d)
  })

  it('holds a signing key before, while and after it signs', async () => {
    const published = await rotateKeys(keys, 'publish', now)
    const signing = await rotateKeys(published, 'sign', now + hour)

    expect(statesPublished(published, 'sig')).toEqual(['current', 'next'])
    expect(statesPublished(signing, 'sig')).toEqual(['previous', 'current'])
  })

  it('holds only the current encryption key', async () => {
    const prepared = await rotateKeys(keys, 'prepare', now)
    const swapped = await rotateKeys(prepared, 'swap', now)

    expect(statesPublished(prepared, 'enc')).toEqual(['current'])
    expect(statesPublished(swapped, 'enc')).toEqual(['current'])
    expect(kidsPublished(prepared)).not.toEqual(kidsPublished(swapped))
  })
})

describe('imported keys', () => {
  it('show no private half', () => {
    const { signing, decryption } = importKeys(keys)

    const shown = JSON.stringify([signing, ...decryption.values()])
    for (const { d } of keys.keys) expect(shown).not.toContain(d)
  })

  it('open with the next, the current and the previous encryption key', async () => {
    const prepared = await rotateKeys(keys, 'prepare', now)
    const swapped = await rotateKeys(prepared, 'swap', now)

    expect(importKeys(prepared).decryption.size).toBe(2)
    expect(importKeys(swapped).decryption.size).toBe(2)
  })

  it.each(['sig', 'enc'] as const)('whose halves do not belong together are refused (%s)', async (use) => {
    const other = (await createKeys(now)).keys.find((key) => key.use === use)
    const mixed = { keys: keys.keys.map((key) => (key.use === use ? { ...key, d: other?.d ?? '' } : key)) }

    const refused = () => importKeys(parsePrivateKeys(mixed))

    expect(refused).toThrow(`key "${use === 'sig' ? sig.kid : enc.kid}": its halves do not match`)
  })

  it('off their curve are refused', () => {
    const mixed = { keys: [{ ...sig, x: sig.y, y: sig.x }, enc] }

    expect(() => importKeys(parsePrivateKeys(mixed))).toThrow('its halves do not match')
  })
})

function statesPublished(all: PrivateKeys, use: string): string[] {
  return all.keys.filter((key) => key.use === use && kidsPublished(all).includes(key.kid)).map(({ state }) => state)
}

function kidsPublished(all: PrivateKeys): string[] {
  return publicJwks(all).keys.map(({ kid }) => kid)
}
