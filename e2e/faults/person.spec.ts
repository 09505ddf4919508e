import { expect } from '@playwright/test'
import { createVisitor, leave, open, peopleOf } from '../../bin/browser/journey-by-http.ts'
import { arm } from '../simulator.ts'
import { expectOutcome } from './expectations.ts'
import { test } from './fault-test.ts'
import { meetAll } from './meet.ts'
import { openClean, travel } from './trip.ts'

meetAll([
  {
    number: 'F062',
    what: 'a person call that fails twice',
    faults: ['userinfo-500', 'userinfo-503', 'userinfo-reset'],
    outcome: 'retrieved',
    reach: 'userinfo',
    times: 2,
    met: 2,
  },
  {
    number: 'F062',
    what: 'a person call that keeps failing',
    faults: ['userinfo-500', 'userinfo-503', 'userinfo-temporarily-unavailable', 'userinfo-error-with-200'],
    outcome: 'unavailable',
    reach: 'userinfo',
    met: 3,
  },
  {
    number: 'F062',
    what: 'a person call that is never answered',
    faults: ['userinfo-silent'],
    outcome: 'unavailable',
    reach: 'userinfo',
    met: 3,
    within: 16_000,
  },
  {
    number: 'F062',
    what: 'a person whose answer has no end, or is cut off',
    faults: ['userinfo-endless', 'userinfo-gzip-bomb', 'userinfo-closed-half-way', 'userinfo-invalid-utf8'],
    outcome: 'unavailable',
    reach: 'userinfo',
    met: 3,
  },
  {
    number: 'F062',
    what: 'a person call that is redirected, or answered by a page or half a person,',
    faults: ['userinfo-redirect-elsewhere', 'userinfo-html', 'userinfo-empty', 'userinfo-truncated'],
    outcome: 'invalid',
    reach: 'userinfo',
  },
  {
    number: 'F063',
    what: 'an agency that does not answer',
    faults: ['userinfo-502', 'userinfo-upstream-dependency-error', 'userinfo-upstream-depedency-error'],
    outcome: 'agency_downtime',
    reach: 'userinfo',
    met: 3,
  },
  {
    number: 'F064',
    what: 'an access token that is not accepted',
    faults: ['userinfo-invalid-token', 'userinfo-bare-401', 'token-foreign-access-token'],
    outcome: 'start_again',
    reach: 'userinfo',
  },
  {
    number: 'F064',
    what: 'an account without Myinfo',
    faults: ['userinfo-invalid-request', 'userinfo-error-as-jwt'],
    outcome: 'no_myinfo',
    reach: 'userinfo',
  },
  {
    number: 'F065',
    what: 'items that are unavailable, missing or do not apply',
    faults: [
      'person-all-unavailable',
      'person-first-unavailable',
      'person-first-missing',
      'person-empty',
      'person-not-applicable',
    ],
    outcome: 'retrieved',
    reach: 'userinfo',
  },
  {
    number: 'F066',
    what: 'items of no sense',
    faults: [
      'person-null-items',
      'person-null-values',
      'person-wrong-types',
      'person-list-items',
      'person-unknown-codes',
      'person-impossible-dates',
      'person-unknown-members',
    ],
    outcome: 'retrieved',
    reach: 'userinfo',
  },
  {
    number: 'F067',
    what: 'more items than were asked for',
    faults: ['person-more-than-asked'],
    outcome: 'retrieved',
    reach: 'userinfo',
  },
  {
    number: 'F068',
    what: 'texts with markup, NUL, right-to-left and other scripts',
    faults: ['person-hostile-strings'],
    outcome: 'retrieved',
    reach: 'userinfo',
  },
  {
    number: 'F070',
    what: 'a very large person',
    faults: ['person-very-large'],
    outcome: 'retrieved',
    reach: 'userinfo',
  },
  {
    number: 'F066',
    what: 'a person object that reaches for the prototype, or is none',
    faults: [
      'person-proto',
      'person-token-no-person-info',
      'person-token-person-info-null',
      'person-token-person-info-list',
      'person-token-person-info-text',
    ],
    outcome: 'invalid',
    reach: 'userinfo',
  },
])

test('F067 items that were not asked for are neither shown nor kept', async () => {
  await arm('person-more-than-asked')
  const { visitor, page } = await travel()
  const review = await open(visitor, '/specimen-account/review')
  for (const { text } of [page, review]) expect(text).not.toMatch(/K0000000E|EURASIAN|cpfsecret/)
})

test('F068 markup in a value is shown as text', async () => {
  const page = await openClean(await travel('Hostile strings'))
  expect(page.text).not.toContain('<b>Bold</b>')
  expect(page.text).toContain('O&#x27;Brien &lt;b&gt;Bold&lt;/b&gt; &amp; &quot;Sons&quot; 😀')
})

test('F068 values in other scripts and with combining marks are shown letter by letter', async () => {
  await arm('person-hostile-strings')
  const page = await openClean(await travel())
  for (const text of ['陈小明', 'அன்பு', 'e\u0301\u0323', '\u202Eesrever']) expect(page.text).toContain(`>${text}<`)
})

test('F069 every person of the gallery gets a form, or is told that the account has no Myinfo', async () => {
  test.slow()
  for (const { title } of peopleOf(await leave(await createVisitor()))) {
    await test.step(title, async () => {
      const trip = await travel(title)
      expectOutcome(trip, title === 'Foreign account, no Myinfo' ? 'no_myinfo' : 'retrieved')
    })
  }
})
