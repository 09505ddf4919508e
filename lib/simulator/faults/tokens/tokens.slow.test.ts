import { beforeAll, describe, expect, test } from 'vitest'
import { personas } from '../../personas/index.ts'
import { shareSimulator } from '../../testing/shared-simulator.ts'
import type { Trip } from '../../testing/test-rp.ts'
import { checkIdToken, checkPerson, verifyCarefully } from '../../testing/test-verifier.ts'
import { faults } from '../index.ts'

const sub = personas[0]?.id ?? ''
const nonce = 'nonce-of-thirty-characters-or-more'
const namesOf = (prefix: string) =>
  [...faults.values()].filter(({ kind, name }) => kind === 'token' && name.startsWith(prefix)).map(({ name }) => name)

/** What the standards allow, however unusual; a client must not stumble over it. */
const acceptable =
  /-(aud-list|iat-45-s-ahead|exp-just-past|unknown-amr|extra-claims|cbc|gcm|no-typ|(?<!wrong-)at-hash|loa-2)$/

const { keys, simulator, rp } = await shareSimulator()

const outcomeOf = (check: Promise<void>) =>
  check.then(
    () => 'accepted',
    () => 'refused',
  )

test('the true tokens are accepted', async () => {
  const trip = await rp.travel(sub)
  const { body } = await rp.exchange(trip)
  checkIdToken(await verifyCarefully(String(body.id_token), simulator, keys), { nonce, sub })
  const person = await rp.fetchPerson(String(body.access_token), trip.dpop)
  checkPerson(await verifyCarefully(String(person.body.text), simulator, keys), sub)
})

describe('a careful client', () => {
  test.each(namesOf('id-token-'))('meets %s', async (fault) => {
    const trip = await rp.travel(sub)
    simulator.arm(fault)
    const { body } = await rp.exchange(trip)
    const check = async () =>
      checkIdToken(await verifyCarefully(String(body.id_token), simulator, keys), {
        nonce,
        sub,
        accessToken: String(body.access_token),
      })
    expect(await outcomeOf(check())).toBe(acceptable.test(fault) ? 'accepted' : 'refused')
    expect(simulator.log().findLast(({ outcome }) => outcome === 'fault')?.fault).toBe(fault)
  })
})

describe('a careful client, with the person,', () => {
  let trip: Trip
  let token: string
  beforeAll(async () => {
    trip = await rp.travel(sub)
    token = String((await rp.exchange(trip)).body.access_token)
  })

  test.each(namesOf('person-token-'))('meets %s', async (fault) => {
    simulator.arm(fault)
    const { body } = await rp.fetchPerson(token, trip.dpop)
    const text = String(body.text ?? JSON.stringify(body))
    const check = async () => checkPerson(await verifyCarefully(text, simulator, keys), sub)
    expect(await outcomeOf(check())).toBe(acceptable.test(fault) ? 'accepted' : 'refused')
    expect(simulator.log().findLast(({ outcome }) => outcome === 'fault')?.fault).toBe(fault)
  })
})
