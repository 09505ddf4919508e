import { afterEach, beforeEach, expect, it } from 'vitest'
import { subject } from '../testing/authorization-server.ts'
import { type Journey, refusal, startJourney } from '../testing/journey.ts'

const hour = 3_600_000

let journey: Journey
beforeEach(async () => {
  journey = await startJourney()
})
afterEach(() => journey.server.close())

const reads = () => journey.server.calls('discovery').length

it('discovery is read once for all logins of an hour', async () => {
  await Promise.all([journey.start(), journey.start(), journey.start()])
  await journey.complete()
  journey.clock.now += hour - 1
  await journey.start()

  expect(reads()).toBe(1)
  journey.clock.now += 1
  await journey.start()
  expect(reads()).toBe(2)
})

it('nothing is read before the first login', () => {
  expect(journey.server.received).toEqual([])
})

it.each([
  ['one character more', (issuer: string) => `${issuer}INVALID`],
  ['a final slash', (issuer: string) => `${issuer}/`],
  ['the host alone', (issuer: string) => new URL(issuer).origin],
  ['nothing', () => undefined],
])('a document that names as issuer %s is refused before anything is pushed', async (_, change) => {
  journey.server.metadata.issuer = change(journey.server.issuer)

  expect(await refusal(journey.start())).toEqual({ code: 'response_invalid', check: 'discovery.issuer' })
  expect(journey.server.calls('par')).toHaveLength(0)
})

const endpoints = [
  'pushed_authorization_request_endpoint',
  'authorization_endpoint',
  'token_endpoint',
  'userinfo_endpoint',
  'jwks_uri',
]

it.each(endpoints)('a document whose %s is elsewhere, insecure or missing is refused', async (name) => {
  for (const value of ['https://evil.example/x', 'http://evil.example/x', 'http://127.0.0.1:1/x', undefined, 7]) {
    journey.server.metadata[name] = value
    expect(await refusal(journey.start())).toEqual({ code: 'response_invalid', check: `discovery.${name}` })
  }
  expect(journey.server.calls('par')).toHaveLength(0)
})

it.each([
  ['a page', 200, '<html>'],
  ['500', 500, ''],
  ['a list', 200, '[]'],
])('a first login that finds %s is told to try later, and the next one tries again', async (_, status, body) => {
  journey.server.intercept('discovery', (_, count) => (count <= 2 ? { status, body } : undefined))

  expect(await refusal(journey.start())).toEqual({ code: 'unavailable' })
  expect(await journey.complete()).toMatchObject({ subject })
})

it('a redirect is not followed', async () => {
  const location = `${journey.server.issuer}/elsewhere`
  journey.server.intercept('discovery', () => ({ status: 302, headers: { location }, body: '' }))

  expect(await refusal(journey.start())).toEqual({ code: 'response_invalid', check: 'redirect' })
})

it('an outage of discovery and keys is bridged by the copies held', async () => {
  await journey.complete()
  journey.clock.now += 2 * hour
  journey.server.intercept('discovery', () => ({ status: 503, body: '' }))
  journey.server.intercept('jwks', () => ({ status: 503, body: '' }))

  expect(await journey.complete()).toMatchObject({ subject })
})

it('a document that turns bad leaves the good copy in use, and is reported', async () => {
  await journey.complete()
  journey.clock.now += 2 * hour
  journey.server.metadata.token_endpoint = 'https://evil.example/token'
  journey.trace.length = 0

  expect(await journey.complete()).toMatchObject({ subject })
  expect(journey.trace).toContainEqual({
    kind: 'check',
    of: 'discovery',
    name: 'discovery.token_endpoint',
    passed: false,
  })
})

it('an endpoint may move within the issuer’s host', async () => {
  await journey.complete()
  journey.clock.now += 2 * hour
  journey.server.metadata.pushed_authorization_request_endpoint = `${journey.server.issuer}/par/v2`

  expect(await refusal(journey.start())).toEqual({ code: 'request_rejected' })
  expect(journey.server.received.at(-1)?.path).toBe('/fapi/par/v2')
})
