import type { JWK } from 'jose'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { subject } from '../testing/authorization-server.ts'
import { type Harness, refusal, startHarness } from '../testing/harness.ts'
import { createServerKey, flipBit } from '../testing/mint.ts'
import { keyLimit } from './server-keys.ts'

const hour = 3_600_000

let harness: Harness
beforeEach(async () => {
  harness = await startHarness()
})
afterEach(() => harness.server.close())

const reads = () => harness.server.calls('jwks').length
const unknownKey = { code: 'response_invalid', check: 'jws.key' }

/** Signs with a new key from now on; the old one stays published or goes. */
async function rotate({ keepOld = false, publish = true } = {}): Promise<void> {
  const next = await createServerKey(`alias/singpass-${crypto.randomUUID()}`)
  const old = keepOld ? harness.server.published : []
  harness.server.signingKey = next
  if (publish) harness.server.published = [...old, next.publicJwk]
}

it('keys are read once for all logins of an hour', async () => {
  await harness.complete()
  harness.clock.now += hour - 1
  await harness.complete()

  expect(reads()).toBe(1)
})

it.each(['keeps', 'drops'])('a rotation that %s the old key in the middle of a login loses nobody', async (what) => {
  await harness.complete()
  const attempt = await harness.start()
  await rotate({ keepOld: what === 'keeps' })

  const { subject: account } = await harness.client.retrieve(harness.callback(attempt), attempt)

  expect([account, reads()]).toEqual([subject, 2])
})

it('a rotation between ID token and person loses nobody', async () => {
  harness.server.intercept('userinfo', async () => {
    await rotate()
    return undefined
  })

  expect(await harness.complete()).toMatchObject({ subject })
  expect(reads()).toBe(2)
})

it('an unknown key is looked for once more, then refused', async () => {
  await rotate({ publish: false })

  expect(await refusal(harness.complete())).toEqual(unknownKey)
  expect(reads()).toBe(2)
})

it('many logins with an unknown key ask once together', async () => {
  await harness.complete()
  await rotate({ publish: false })
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => refusal(harness.complete())))

  // The small server answers each with the nonce of the last pushed request; the key is judged first.
  expect(outcomes).toEqual(Array.from({ length: 8 }, () => unknownKey))
  expect(reads()).toBe(2)
})

it('after an unknown key the set is left alone for a minute', async () => {
  await rotate({ publish: false })
  await refusal(harness.complete())
  await refusal(harness.complete())
  expect(reads()).toBe(2)

  harness.clock.now += 60_000
  await refusal(harness.complete())
  expect(reads()).toBe(3)
})

it('wrong signatures ask once a minute, and leave a rotation its own question', async () => {
  await harness.complete()
  const { server } = harness
  server.idToken = { jws: (jws) => flipBit(jws, 2) }
  for (const _ of [1, 2, 3]) {
    expect(await refusal(harness.complete())).toEqual({ code: 'response_invalid', check: 'jws.signature' })
  }
  expect(reads()).toBe(2)

  server.idToken = {}
  await rotate()
  expect(await harness.complete()).toMatchObject({ subject })
  expect(reads()).toBe(3)
})

it('a rotation that keeps the name of the key loses nobody', async () => {
  await harness.complete()
  const next = await createServerKey(harness.server.signingKey.kid)
  harness.server.signingKey = next
  harness.server.published = [next.publicJwk]

  expect(await harness.complete()).toMatchObject({ subject })
  expect(reads()).toBe(2)
})

it('a set that cannot be renewed leaves the known keys in use', async () => {
  await harness.complete()
  const [good] = [harness.server.signingKey]
  await rotate({ publish: false })
  harness.server.intercept('jwks', () => ({ status: 500, body: '' }))
  expect(await refusal(harness.complete())).toEqual(unknownKey)

  harness.server.signingKey = good
  expect(await harness.complete()).toMatchObject({ subject })
})

describe('a published set', () => {
  /** Publishes these in front of the good key and completes a login. */
  async function completeBehind(keys: unknown[]) {
    harness.server.published = [...keys, ...harness.server.published] as JWK[]
    return refusal(harness.complete())
  }

  it.each<[string, unknown[]]>([
    ['things that are no keys', [null, 7, 'key', [], {}]],
    ['a key without a name', [{ kty: 'EC', crv: 'P-256', x: 'a', y: 'b' }]],
    ['a key with one coordinate', [{ kty: 'EC', crv: 'P-256', x: 'AA', kid: 'one' }]],
    ['a key whose name is a number', [{ kty: 'EC', crv: 'P-256', x: 'a', y: 'b', kid: 7 }]],
    [
      'ten thousand keys whose coordinates are none',
      Array.from({ length: 10_000 }, (_, kid) => ({ kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA', kid: `${kid}` })),
    ],
    ['ten thousand keys of another kind', Array.from({ length: 10_000 }, (_, kid) => ({ kty: 'RSA', kid: `${kid}` }))],
  ])('with %s still serves its good key', async (_, keys) => {
    expect(await completeBehind(keys)).toMatchObject({ resolved: { subject } })
  })

  it('with damaged and foreign keys of the same name still serves its good key', async () => {
    const { kid, publicJwk } = harness.server.signingKey
    const damaged = { ...publicJwk, x: publicJwk.y }
    const foreign = (await createServerKey(kid)).publicJwk

    expect(await completeBehind([damaged, foreign])).toMatchObject({ resolved: { subject } })
  })

  it.each<[string, JWK]>([
    ['shows its private half', { d: 'ZGQ' }],
    ['is for encryption', { use: 'enc' }],
    ['is for another algorithm', { alg: 'ES384' }],
    ['is on another curve', { crv: 'P-384' }],
    ['is of another type', { kty: 'OKP' }],
  ])('whose only fitting key %s is refused', async (_, changes) => {
    const other = await createServerKey('other')
    harness.server.published = [{ ...harness.server.signingKey.publicJwk, ...changes }, other.publicJwk]

    expect(await refusal(harness.complete())).toEqual(unknownKey)
  })

  it('without a usable key is refused', async () => {
    harness.server.published = [{ kty: 'RSA', kid: harness.server.signingKey.kid }]

    expect(await refusal(harness.complete())).toEqual({ code: 'response_invalid', check: 'jwks.keys' })
  })

  it('that is no list is refused', async () => {
    harness.server.intercept('jwks', () => ({ status: 200, body: { keys: 'none' } }))

    expect(await refusal(harness.complete())).toEqual({ code: 'response_invalid', check: 'jwks.keys' })
  })

  it('is read up to a limit', async () => {
    const { publicJwk } = await createServerKey('other')
    const crowd = Array.from({ length: keyLimit }, (_, index) => ({ ...publicJwk, kid: `other-${index}` }))

    expect(await completeBehind(crowd)).toEqual(unknownKey)
  })

  it('that is unreachable leaves the login to be tried later', async () => {
    harness.server.intercept('jwks', () => ({ status: 503, body: '' }))

    expect(await refusal(harness.complete())).toEqual({ code: 'unavailable' })
  })
})
