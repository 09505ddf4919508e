import { afterEach, beforeEach, expect, it } from 'vitest'
import { subject } from './testing/authorization-server.ts'
import { type Journey, startJourney, startOfTest } from './testing/journey.ts'

let journey: Journey
beforeEach(async () => {
  journey = await startJourney()
})
afterEach(() => journey.server.close())

it('a journey ends with the person, the account and the API that supplied them', async () => {
  expect(await journey.complete()).toEqual({
    subject,
    person: { uinfin: { value: 'S9000001B' } },
    api: 'fapi-2.0',
    retrievedAt: startOfTest,
  })
})
