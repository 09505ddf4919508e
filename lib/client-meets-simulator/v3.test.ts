import { personInfo } from 'singpass-simulator/personas'
import { describe, expect, test } from 'vitest'
import { outcomeOf } from './outcome.ts'
import { citizen, meet, named, redirectUri, scopes, shareSimulator } from './v3-trip.ts'

shareSimulator()

describe('the v3 client completes', () => {
  test.each(['com', 'gov'] as const)('a retrieval in the %s context, item by item', async (context) => {
    const { retrieve } = await meet({ context })
    const { person, subject, api } = await retrieve()

    expect(person).toEqual(personInfo(citizen, scopes))
    expect([subject, api]).toEqual([context === 'gov' ? citizen.nricOrFin : citizen.id, 'myinfo-v3'])
  })

  test('a retrieval whose JWS comes bare, without the quotes', async () => {
    const { simulator, retrieve } = await meet()
    simulator.arm('v3-person-unquoted')

    expect((await retrieve()).person).toEqual(personInfo(citizen, scopes))
  })

  test.each(['v3-person-500', 'v3-person-429', 'v3-person-reset', 'v3-person-closed-half-way'])(
    'a retrieval whose person call meets %s once',
    async (fault) => {
      const { simulator, retrieve } = await meet()
      simulator.arm(fault)

      expect((await retrieve()).person).toEqual(personInfo(citizen, scopes))
      expect(simulator.log().filter((entry) => entry.fault === fault)).toHaveLength(1)
    },
  )

  test.each(['no-content-type', 'wrong-content-type'])('a retrieval whose answers have %s', async (kind) => {
    const { simulator, retrieve } = await meet()
    for (const call of ['token', 'person']) simulator.arm(`v3-${call}-${kind}`)

    expect((await retrieve()).person).toEqual(personInfo(citizen, scopes))
  })
})

/** What each fault becomes when it lasts, and how many calls meet it. */
const faults: [fault: string, outcome: object, met: number][] = [
  ['v3-token-500', { code: 'unavailable', endpoint: 'token', status: 500 }, 1],
  ['v3-token-503', { code: 'unavailable', endpoint: 'token', status: 503, retryAfter: 1000 }, 1],
  ['v3-token-429', { code: 'unavailable', endpoint: 'token', status: 429, retryAfter: 1000 }, 1],
  ['v3-token-expired-code', { code: 'attempt_unknown', endpoint: 'token', status: 400 }, 1],
  ['v3-token-signature', { code: 'response_invalid', check: 'access_token.jws' }, 1],
  ['v3-token-alg-none', { code: 'response_invalid', check: 'access_token' }, 1],
  ['v3-token-expired', { code: 'response_invalid', check: 'access_token.exp' }, 1],
  ['v3-token-html', { code: 'unavailable', endpoint: 'token', status: 200 }, 1],
  ['v3-token-truncated', { code: 'unavailable', endpoint: 'token', status: 200 }, 1],
  ['v3-token-endless', { code: 'unavailable', endpoint: 'token', status: 200 }, 1],
  ['v3-token-gzip-bomb', { code: 'unavailable', endpoint: 'token', status: 200 }, 1],
  ['v3-token-json-deep', { code: 'unavailable', endpoint: 'token', status: 200 }, 1],
  ['v3-token-reset', { code: 'unavailable', endpoint: 'token' }, 1],
  ['v3-token-redirect-elsewhere', { code: 'response_invalid', check: 'redirect', status: 302 }, 1],
  ['v3-person-500', { code: 'unavailable', endpoint: 'person', status: 500 }, 2],
  ['v3-person-503', { code: 'unavailable', endpoint: 'person', status: 503 }, 2],
  ['v3-person-no-profile', { code: 'person_unavailable', endpoint: 'person', status: 404 }, 1],
  ['v3-person-signature', { code: 'response_invalid', check: 'person.jws' }, 1],
  ['v3-person-alg-none', { code: 'response_invalid', check: 'person.jws' }, 1],
  ['v3-person-unencrypted', { code: 'response_invalid', check: 'person.jwe' }, 1],
  ['v3-person-other-key', { code: 'response_invalid', check: 'person.jwe' }, 1],
  ['v3-person-truncated', { code: 'unavailable', endpoint: 'person', status: 200 }, 1],
  ['v3-person-html', { code: 'unavailable', endpoint: 'person', status: 200 }, 1],
  ['v3-person-endless', { code: 'unavailable', endpoint: 'person', status: 200 }, 2],
  ['v3-person-gzip-bomb', { code: 'unavailable', endpoint: 'person', status: 200 }, 2],
  ['v3-person-invalid-utf8', { code: 'unavailable', endpoint: 'person', status: 200 }, 2],
  ['v3-person-redirect-elsewhere', { code: 'response_invalid', check: 'redirect', status: 302 }, 1],
  ['v3-callback-500', { code: 'unavailable', endpoint: 'authorise', error: '500' }, 1],
  ['v3-callback-503', { code: 'unavailable', endpoint: 'authorise', error: '503' }, 1],
  ['v3-callback-wrong-state', { code: 'attempt_unknown', endpoint: 'authorise' }, 1],
]

describe('the v3 client refuses', () => {
  test.each(faults)('%s', async (fault, outcome, met) => {
    const { simulator, retrieve } = await meet()
    simulator.arm({ fault, times: 5 })

    expect(await outcomeOf(() => retrieve())).toMatchObject(outcome)
    expect(simulator.log().filter((entry) => entry.fault === fault)).toHaveLength(met)
    expect(simulator.log().map(({ call }) => call)).not.toContain('elsewhere')
  })

  test('the person of somebody else, where the account is named by number', async () => {
    const { simulator, retrieve } = await meet({ context: 'gov' })
    simulator.arm('v3-person-someone-else')

    expect(await outcomeOf(() => retrieve())).toMatchObject({ code: 'response_invalid', check: 'person.uinfin' })
  })
})

describe('the simulator refuses the v3 client', () => {
  test('whose secret is wrong: 401, a matter of configuration', async () => {
    const { retrieve } = await meet({ clientSecret: 'other' })

    expect(await outcomeOf(() => retrieve())).toEqual({
      code: 'request_rejected',
      endpoint: 'token',
      status: 401,
      error: '401',
    })
  })

  test('whose clock is ten minutes off: 401, and our clock is named', async () => {
    const { simulator, retrieve } = await meet()
    const refused = await outcomeOf(() => retrieve(() => simulator.setClockOffset(600)))

    // The code is older than a minute by the simulator's clock too; the timestamp is judged before it.
    expect(refused).toMatchObject({ code: 'request_rejected', endpoint: 'token', status: 401, check: 'clock' })
  })

  test('whose code was used before: 400, and the login starts again', async () => {
    const { client, simulator } = await meet()
    const { attempt } = await client.authorise({ scopes, purpose: 'an account', redirectUri })
    const query = new URLSearchParams({ code: 'f'.repeat(40), state: attempt.state })

    expect(await outcomeOf(() => client.retrieve(query, attempt))).toMatchObject({
      code: 'attempt_unknown',
      endpoint: 'token',
      status: 400,
    })
    expect(simulator.log().at(-1)?.reason).toContain('the code is unknown')
  })

  test('for an account without Myinfo: 404, which is nobody’s fault', async () => {
    const { retrieve } = await meet()

    expect(await outcomeOf(() => retrieve(undefined, named('Foreign account, no Myinfo')))).toMatchObject({
      code: 'person_unavailable',
      status: 404,
    })
  })
})
