import { expect } from '@playwright/test'
import { createVisitor, leave, open, peopleOf } from '../../bin/browser/journey-by-http.ts'
import { journal } from '../simulator.ts'
import { expectOutcome, expectTypedKept } from './expectations.ts'
import { test } from './fault-test.ts'
import { meetAll } from './meet.ts'
import { comeBackFromV3 } from './trip.ts'

meetAll([
  {
    number: 'F016',
    what: 'a login that is cancelled or fails',
    faults: ['callback-access-denied', 'callback-login-required'],
    outcome: 'declined',
    reach: 'callback',
  },
  {
    number: 'F017',
    what: 'an error of Singpass that may pass',
    faults: ['callback-server-error', 'callback-temporarily-unavailable'],
    outcome: 'unavailable',
    reach: 'callback',
  },
  {
    number: 'F018',
    what: 'an unknown error, or a description with markup or of 5 kB',
    faults: ['callback-unknown-error', 'callback-html-in-description', 'callback-long-description'],
    outcome: 'unavailable',
    reach: 'callback',
  },
  {
    number: 'F026',
    what: 'a state that is missing, twice or too long',
    faults: [
      'callback-no-state',
      'callback-empty-state',
      'callback-state-twice',
      'callback-long-state',
      'callback-error-without-state',
      'callback-in-fragment',
    ],
    outcome: 'not_matched',
    reach: 'callback',
  },
  {
    number: 'F027',
    what: 'a state that is not of this attempt',
    faults: ['callback-wrong-state', 'callback-unknown-state'],
    outcome: 'not_matched',
    reach: 'callback',
  },
  {
    number: 'F030',
    what: 'a code without iss',
    faults: ['callback-no-iss'],
    outcome: 'invalid',
    reach: 'callback',
  },
  {
    number: 'F031',
    what: 'an iss that is not our issuer, letter by letter',
    faults: [
      'callback-wrong-iss',
      'callback-legacy-iss',
      'callback-staging-iss',
      'callback-iss-with-slash',
      'callback-iss-in-capitals',
    ],
    outcome: 'invalid',
    reach: 'callback',
  },
  {
    number: 'F032',
    what: 'a query that no authorization server sends',
    faults: [
      'callback-code-and-error',
      'callback-code-twice',
      'callback-iss-twice',
      'callback-no-code',
      'callback-code-array',
      'callback-long-code',
      'callback-control-characters',
    ],
    outcome: 'not_matched',
    reach: 'callback',
  },
  {
    number: 'F032',
    what: 'a code that is empty',
    faults: ['callback-empty-code'],
    outcome: 'invalid',
    reach: 'callback',
  },
])

test('F015 a consent that is declined is a choice, both ways stay open, and no code is exchanged', async () => {
  const visitor = await createVisitor()
  const gallery = await leave(visitor)
  const consent = await open(visitor, gallery.url, { form: { persona: peopleOf(gallery)[0]?.id ?? '' } })
  const { url } = await open(visitor, consent.url, { form: { decision: 'decline' } })
  expect([url.pathname, url.search]).toEqual(['/specimen-account', '?outcome=declined'])
  expect((await journal()).map(({ call }) => call)).not.toContain('token')
})

const onV3: [what: string, query: (state: string) => string, outcome: string][] = [
  ['F015 a consent that is declined', (state) => `error=access_denied&error-description=No&state=${state}`, 'declined'],
  ['F015 the same, spelt otherwise,', (state) => `error=access_denied&error_description=No&state=${state}`, 'declined'],
  ['F016 a login that was never made', (state) => `error=login_required&state=${state}`, 'declined'],
  ['F017 an outage that is told by number', (state) => `error=503&state=${state}`, 'unavailable'],
  ['F017 a failure that is told by number', (state) => `error=500&state=${state}`, 'unavailable'],
  ['F018 an error that nobody knows', (state) => `error=moon_phase&state=${state}`, 'unavailable'],
  ['F026 a state twice', (state) => `code=a&state=${state}&state=${state}`, 'not_matched'],
  ['F027 another state', (state) => `code=a&state=${state}1`, 'not_matched'],
  ['F032 both code and error', (state) => `code=a&error=500&state=${state}`, 'not_matched'],
  ['F032 a code of 2 kB', (state) => `code=${'c'.repeat(2_000)}&state=${state}`, 'invalid'],
]

for (const [what, query, outcome] of onV3) {
  test(`${what} is met on v3 as on FAPI`, async () => {
    const trip = await comeBackFromV3(query)
    expectOutcome(trip, outcome)
    await expectTypedKept(trip)
  })
}
