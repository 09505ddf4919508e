import type { JWK } from 'jose'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { subject } from '../testing/authorization-server.ts'
import { type Journey, refusal, startJourney } from '../testing/journey.ts'
import { createServerKey, flipBit } from '../testing/mint.ts'
import { keyLimit } from './server-keys.ts'

const hour = 3_600_000

let journey: Journey
beforeEach(async () => {
  journey = await startJourney()
})
afterEach(() => journey.server.close())

const reads = () => journey.server.calls('jwks').length
const unknownKey = { code: 'response_invalid', check: 'jws.key' }

/** Signs with a new key from now on; the old one stays published or goes. */
async function rotate({ keepOld = false, publish = true } = {}): Promise<void> {
  const next = await createServerKey(`alias/singpass-${crypto.randomUUID()}`)
  const old = keepOld ? journey.server.published : []
  journey.server.signingKey = next
  if (publish) journey.server.published = [...old, next.publicJwk]
}

it('keys are read once for all logins of an hour', async () => {
  await journey.complete()
  journey.clock.now += hour - 1
  await journey.complete()

  expect(reads()).toBe(1)
})

it.each(['keeps', 'drops'])('a rotation that %s the old key in the middle of a login loses nobody', async (what) => {
  await journey.complete()
  const attempt = await journey.start()
  await rotate({ keepOld: what === 'keeps' })

  const { subject: account } = await journey.client.retrieve(journey.callback(attempt), attempt)

  expect([account, reads()]).toEqual([subject, 2])
})

it('a rotation between ID token and person loses nobody', async () => {
  journey.server.intercept('userinfo', async () => {
    await rotate()
    return undefined
  })

  expect(await journey.complete()).toMatchObject({ subject })
  expect(reads()).toBe(2)
})

it('an unknown key is looked for once more, then refused', async () => {
  await rotate({ publish: false })

  expect(await refusal(journey.complete())).toEqual(unknownKey)
  expect(reads()).toBe(2)
})

it('many logins with an unknown key ask once together', async () => {
  await journey.complete()
  await rotate({ publish: false })
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => refusal(journey.complete())))

  // The small server answers each with the nonce of the last pushed request; the key is judged first.
  expect(outcomes).toEqual(Array.from({ length: 8 }, () => unknownKey))
  expect(reads()).toBe(2)
})

it('after an unknown key the set is left alone for a minute', async () => {
  await rotate({ publish: false })
  await refusal(journey.complete())
  await refusal(journey.complete())
  expect(reads()).toBe(2)

  journey.clock.now += 60_000
  await refusal(journey.complete())
  expect(reads()).toBe(3)
})

it('wrong signatures ask once a minute, and leave a rotation its own question', async () => {
  await journey.complete()
  const { server } = journey
  server.idToken = { jws: (jws) => flipBit(jws, 2) }
  for (const _ of [1, 2, 3]) {
    expect(await refusal(journey.complete())).toEqual({ code: 'response_invalid', check: 'jws.signature' })
  }
  expect(reads()).toBe(2)

  server.idToken = {}
  await rotate()
  expect(await journey.complete()).toMatchObject({ subject })
  expect(reads()).toBe(3)
})

it('a rotation that keeps the name of the key loses nobody', async () => {
  await journey.complete()
  const next = await createServerKey(journey.server.signingKey.kid)
  journey.server.signingKey = next
  journey.server.published = [next.publicJwk]

  expect(await journey.complete()).toMatchObject({ subject })
  expect(reads()).toBe(2)
})

it('a set that cannot be renewed leaves the known keys in use', async () => {
  await journey.complete()
  const [good] = [journey.server.signingKey]
  await rotate({ publish: false })
  journey.server.intercept('jwks', () => ({ status: 500, body: '' }))
  expect(await refusal(journey.complete())).toEqual(unknownKey)

  journey.server.signingKey = good
  expect(await journey.complete()).toMatchObject({ subject })
})

describe('a published set', () => {
  /** Publishes these in front of the good key and completes a login. */
  async function completeBehind(keys: unknown[]) {
    journey.server.published = [...keys, ...journey.server.published] as JWK[]
    return refusal(journey.complete())
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
    const { kid, publicJwk } = journey.server.signingKey
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
    journey.server.published = [{ ...journey.server.signingKey.publicJwk, ...changes }, other.publicJwk]

    expect(await refusal(journey.complete())).toEqual(unknownKey)
  })

  it('without a usable key is refused', async () => {
    journey.server.published = [{ kty: 'RSA', kid: journey.server.signingKey.kid }]

    expect(await refusal(journey.complete())).toEqual({ code: 'response_invalid', check: 'jwks.keys' })
  })

  it('that is no list is refused', async () => {
    journey.server.intercept('jwks', () => ({ status: 200, body: { keys: 'none' } }))

    expect(await refusal(journey.complete())).toEqual({ code: 'response_invalid', check: 'jwks.keys' })
  })

  it('is read up to a limit', async () => {
    const { publicJwk } = await createServerKey('other')
    const crowd = Array.from({ length: keyLimit }, (_, index) => ({ ...publicJwk, kid: `other-${index}` }))

    expect(await completeBehind(crowd)).toEqual(unknownKey)
  })

  it('that is unreachable leaves the login to be tried later', async () => {
    journey.server.intercept('jwks', () => ({ status: 503, body: '' }))

    expect(await refusal(journey.complete())).toEqual({ code: 'unavailable' })
  })
})
