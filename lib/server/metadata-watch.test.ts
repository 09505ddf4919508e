import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Journey, refusal, startJourney } from '../singpass/fapi/testing/journey.ts'
import { watchMetadata } from './metadata-watch.ts'

const hour = 3_600_000

let journey: Journey
beforeEach(async () => {
  journey = await startJourney()
})
afterEach(() => journey.server.close())

/** What is reported of all that the client did so far, and how it stands in the end. */
function watched() {
  const reported: object[] = []
  const watch = watchMetadata('fapi', ({ endpoint, status, check }) => reported.push({ endpoint, status, check }))
  for (const event of journey.trace) watch.trace(event)
  return { reported, isDegraded: watch.isDegraded() }
}

const isDown = () => ({ status: 503, body: '' })
const isBack = () => undefined

test('F005 an outage that the copies bridge is reported, and its end is noticed', async () => {
  await journey.complete()
  expect(watched()).toEqual({ reported: [], isDegraded: false })

  journey.clock.now += hour
  for (const path of ['discovery', 'jwks'] as const) journey.server.intercept(path, isDown)
  expect(await journey.complete()).toBeTruthy()
  const reported = ['discovery', 'jwks'].map((endpoint) => ({ endpoint, status: 503, check: undefined }))
  expect(watched()).toEqual({ reported, isDegraded: true })

  journey.clock.now += hour
  for (const path of ['discovery', 'jwks'] as const) journey.server.intercept(path, isBack)
  await journey.complete()
  expect(watched()).toEqual({ reported, isDegraded: false })
})

test('F006 discovery that is down with nothing cached is reported, and the next login asks again', async () => {
  journey.server.intercept('discovery', isDown)
  expect(await refusal(journey.start())).toEqual({ code: 'unavailable' })
  // The pushed request is tried twice.
  const down = { endpoint: 'discovery', status: 503, check: undefined }
  expect(watched()).toEqual({ reported: [down, down], isDegraded: true })

  journey.server.intercept('discovery', isBack)
  await journey.complete()
  expect(watched().isDegraded).toBe(false)
})

test('F007 metadata that is not the issuer’s is reported with the check, and the good copy is kept', async () => {
  await journey.complete()
  journey.clock.now += hour
  journey.server.metadata.issuer = `${journey.server.issuer}INVALID`
  expect(await journey.complete()).toBeTruthy()

  const reported = [{ endpoint: 'discovery', status: undefined, check: 'discovery.issuer' }]
  expect(watched()).toEqual({ reported, isDegraded: true })
})
