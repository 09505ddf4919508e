import { afterEach, beforeEach, expect, it } from 'vitest'
import { subject } from '../testing/authorization-server.ts'
import { type Harness, refusal, startHarness } from '../testing/harness.ts'

const hour = 3_600_000

let harness: Harness
beforeEach(async () => {
  harness = await startHarness()
})
afterEach(() => harness.server.close())

const reads = () => harness.server.calls('discovery').length

it('discovery is read once for all logins of an hour', async () => {
  await Promise.all([harness.start(), harness.start(), harness.start()])
  await harness.complete()
  harness.clock.now += hour - 1
  await harness.start()

  expect(reads()).toBe(1)
  harness.clock.now += 1
  await harness.start()
  expect(reads()).toBe(2)
})

it('nothing is read before the first login', () => {
  expect(harness.server.received).toEqual([])
})

it.each([
  ['one character more', (issuer: string) => `${issuer}INVALID`],
  ['a final slash', (issuer: string) => `${issuer}/`],
  ['the host alone', (issuer: string) => new URL(issuer).origin],
  ['nothing', () => undefined],
])('a document that names as issuer %s is refused before anything is pushed', async (_, change) => {
  harness.server.metadata.issuer = change(harness.server.issuer)

  expect(await refusal(harness.start())).toEqual({ code: 'response_invalid', check: 'discovery.issuer' })
  expect(harness.server.calls('par')).toHaveLength(0)
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
    harness.server.metadata[name] = value
    expect(await refusal(harness.start())).toEqual({ code: 'response_invalid', check: `discovery.${name}` })
  }
  expect(harness.server.calls('par')).toHaveLength(0)
})

it.each([
  ['a page', 200, '<html>'],
  ['500', 500, ''],
  ['a list', 200, '[]'],
])('a first login that finds %s is told to try later, and the next one tries again', async (_, status, body) => {
  harness.server.intercept('discovery', (_, count) => (count <= 2 ? { status, body } : undefined))

  expect(await refusal(harness.start())).toEqual({ code: 'unavailable' })
  expect(await harness.complete()).toMatchObject({ subject })
})

it('a redirect is not followed', async () => {
  const location = `${harness.server.issuer}/elsewhere`
  harness.server.intercept('discovery', () => ({ status: 302, headers: { location }, body: '' }))

  expect(await refusal(harness.start())).toEqual({ code: 'response_invalid', check: 'redirect' })
})

it('an outage of discovery and keys is bridged by the copies held', async () => {
  await harness.complete()
  harness.clock.now += 2 * hour
  harness.server.intercept('discovery', () => ({ status: 503, body: '' }))
  harness.server.intercept('jwks', () => ({ status: 503, body: '' }))

  expect(await harness.complete()).toMatchObject({ subject })
})

it('a document that turns bad leaves the good copy in use, and is reported', async () => {
  await harness.complete()
  harness.clock.now += 2 * hour
  harness.server.metadata.token_endpoint = 'https://evil.example/token'
  harness.trace.length = 0

  expect(await harness.complete()).toMatchObject({ subject })
  expect(harness.trace).toContainEqual({
    kind: 'check',
    of: 'discovery',
    name: 'discovery.token_endpoint',
    passed: false,
  })
})

it('an endpoint may move within the issuer’s host', async () => {
  await harness.complete()
  harness.clock.now += 2 * hour
  harness.server.metadata.pushed_authorization_request_endpoint = `${harness.server.issuer}/par/v2`

  expect(await refusal(harness.start())).toEqual({ code: 'request_rejected' })
  expect(harness.server.received.at(-1)?.path).toBe('/fapi/par/v2')
})
