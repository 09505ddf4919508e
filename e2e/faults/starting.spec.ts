import { expect } from '@playwright/test'
import { arm, armed, setClockAhead } from '../simulator.ts'
import { expectAlarm, expectOutcome, expectTypedKept } from './expectations.ts'
import { test } from './fault-test.ts'
import { meetAll } from './meet.ts'
import { travel } from './trip.ts'

meetAll([
  {
    number: 'F008',
    what: 'a pushed request that is never answered',
    faults: ['par-silent'],
    outcome: 'unavailable',
    reach: 'par',
    met: 2,
    within: 7_000,
  },
  {
    number: 'F009',
    what: 'a pushed request that fails once',
    faults: ['par-500', 'par-502', 'par-503', 'par-429', 'par-server-error', 'par-temporarily-unavailable'],
    outcome: 'retrieved',
    reach: 'userinfo',
    times: 1,
    met: 1,
  },
  {
    number: 'F009',
    what: 'a pushed request that keeps failing',
    faults: ['par-500', 'par-503', 'par-429', 'par-temporarily-unavailable'],
    outcome: 'unavailable',
    reach: 'par',
    met: 2,
  },
  {
    number: 'F010',
    what: 'a client, scope or request that Singpass refuses',
    faults: ['par-invalid-client', 'par-invalid-scope', 'par-invalid-request', 'par-invalid-dpop-proof'],
    outcome: 'refused',
    alarm: 'configuration',
    reach: 'par',
  },
  {
    number: 'F011',
    what: 'a pushed request without a usable answer',
    faults: [
      'par-no-request-uri',
      'par-request-uri-number',
      'par-html',
      'par-empty',
      'par-truncated',
      'par-expires-in-zero',
      'par-expires-in-negative',
      'par-expires-in-text',
      'par-no-expires-in',
    ],
    outcome: 'unavailable',
    reach: 'par',
  },
  {
    number: 'F011',
    what: 'a pushed request whose answer has no end, or is cut off',
    faults: ['par-endless', 'par-gzip-bomb', 'par-large', 'par-reset', 'par-closed-half-way', 'par-invalid-utf8'],
    outcome: 'unavailable',
    reach: 'par',
    met: 2,
  },
  {
    number: 'F011',
    what: 'a pushed request that is redirected to another host',
    faults: ['par-redirect-elsewhere'],
    outcome: 'invalid',
    reach: 'par',
  },
  {
    number: 'F012',
    what: 'a DPoP nonce that is never right, at PAR,',
    faults: ['par-nonce-never-right'],
    outcome: 'refused',
    alarm: 'configuration',
    reach: 'par',
    met: 2,
  },
  {
    number: 'F012',
    what: 'a DPoP nonce that is never right, at the token call,',
    faults: ['token-nonce-never-right'],
    outcome: 'refused',
    alarm: 'configuration',
    reach: 'token',
    met: 2,
  },
  {
    number: 'F012',
    what: 'a DPoP nonce that is never right, at userinfo,',
    // Once: the second proof carries a nonce that the simulator never gave, and is refused for that.
    faults: ['userinfo-nonce-never-right'],
    outcome: 'start_again',
    reach: 'userinfo',
  },
  {
    number: 'F012',
    what: 'a DPoP nonce demanded once',
    faults: [
      'par-nonce-challenge',
      'token-nonce-challenge',
      'userinfo-nonce-challenge',
      'userinfo-nonce-challenge-odd-case',
    ],
    outcome: 'retrieved',
    reach: 'userinfo',
    times: 1,
  },
  {
    number: 'F013',
    what: 'a request_uri that has expired',
    faults: ['callback-invalid-request-uri'],
    outcome: 'unavailable',
    reach: 'callback',
  },
])

test('F005 discovery and keys that are down while a copy is held are not missed', async ({ request }) => {
  await travel()
  for (const fault of ['discovery-503', 'keys-503']) await arm(fault)
  expectOutcome(await travel(), 'retrieved')
  expect(await armed()).toEqual(['discovery-503', 'keys-503'])
  expect(await (await request.get('/api/readyz')).json()).toEqual({ status: 'ready', singpass: 'ok' })
})

for (const offset of [45, -45]) {
  test(`F014 a clock ${Math.abs(offset)} seconds ${offset > 0 ? 'behind' : 'ahead of'} Singpass's opens the form`, async () => {
    await setClockAhead(offset)
    expectOutcome(await travel(), 'retrieved')
  })
}

for (const offset of [600, -600]) {
  test(`F014 a clock ten minutes ${offset > 0 ? 'behind' : 'ahead'} is a temporary problem, and an alarm for operators`, async () => {
    await setClockAhead(offset)
    const trip = await travel()
    expectOutcome(trip, 'unavailable')
    expectAlarm(trip, 'clock')
    await expectTypedKept(trip)
  })
}
