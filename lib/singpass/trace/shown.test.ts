import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { accessToken, subject } from '../fapi/testing/authorization-server.ts'
import { type Harness, startHarness } from '../fapi/testing/harness.ts'
import { reply, startLoopback } from '../testing/loopback.ts'
import { createV3Client } from '../v3/client.ts'
import { buildAccessToken, buildSettings, now, sealPerson } from '../v3/testing/myinfo.ts'
import type { TraceEvent } from './events.ts'
import { show, showFields } from './shown.ts'

describe('a value is shown', () => {
  test.each([
    ['whole when it is public', 'alg', 'ES256', 'ES256'],
    ['as a number when it is one', 'exp', 600, 600],
    ['by its length when its name is not listed', 'access_token', 'abc', { length: 3 }],
    ['by its length when nobody knows its name', 'made_up', 'abc', { length: 3 }],
    ['by its length when a public one holds an NRIC', 'error', 'no S1234567D', { length: 12 }],
    ['by its length when a public one is no plain text', 'error', '<é>', { length: 3 }],
    ['by its length when a public one is endless', 'scope', 'a'.repeat(2_000), { length: 2_000 }],
    ['by the number of its members', 'person_info', { name: 'TAN' }, { members: 1 }],
    ['item by item', 'amr', ['pwd', 'face'], ['pwd', 'face']],
    ['by its ends when it is a hash', 'ath', 'abcdefghijklmnopqrstuvwxyz', { length: 26, ends: 'abcd…wxyz' }],
    ['without ends when they would be most of it', 'ath', 'abcdefgh', { length: 8 }],
  ])('%s', (_, name, value, shown) => {
    expect(show(name, value)).toEqual(shown)
  })

  test('under no name that is more than a word', () => {
    expect(showFields({ 'S1234567D lives here': 1, alg: 'ES256' })).toEqual({ alg: 'ES256' })
  })
})

describe('the details of a FAPI login', () => {
  let harness: Harness
  let events: TraceEvent[]
  beforeEach(async () => {
    harness = await startHarness()
    harness.server.person = { uinfin: { value: 'S9000001B' }, name: { value: 'TAN SAMPLE' } }
    events = []
    const trace = (event: TraceEvent) => events.push(event)
    const request = { scopes: ['uinfin', 'name'], redirectUri: 'https://onboarding.example/api/auth/callback/fapi' }
    const { attempt } = await harness.client.authorise(request, { trace })
    await harness.client.retrieve(harness.callback(attempt), attempt, { trace })
    secrets = [attempt.state, ...Object.values(attempt.secrets).filter((secret) => typeof secret === 'string')]
  })
  afterEach(() => harness.server.close())
  let secrets: string[]

  test('hold no secret, no token and no person, in any event', () => {
    const told = JSON.stringify(events)
    const posted = harness.server.received.flatMap(({ body, headers }) => [
      ...['client_assertion', 'code', 'code_verifier', 'code_challenge'].map((name) => body.get(name)),
      headers.dpop,
    ])
    for (const secret of [...secrets, ...posted, accessToken, subject, 'S9000001B', 'TAN SAMPLE', 'Zm9vYmFy']) {
      if (secret) expect(told).not.toContain(secret)
    }
    expect(told).not.toMatch(/eyJ[\w-]{8}/)
  })

  test('say what was sent and what came, in order', () => {
    const kinds = events.map((event) => ('endpoint' in event ? `${event.kind} ${event.endpoint}` : event.kind))
    expect(kinds.filter((kind) => kind !== 'check')).toEqual([
      'signed',
      'signed',
      'call par',
      'redirect authorise',
      'callback authorise',
      'signed',
      'signed',
      'call token',
      'opened',
      'signed',
      'call userinfo',
      'opened',
    ])
    const token = events.find((event) => event.kind === 'call' && event.endpoint === 'token')
    expect(token).toMatchObject({
      status: 200,
      details: {
        url: `${harness.server.issuer}/token`,
        requestHeaders: { 'content-type': 'application/x-www-form-urlencoded', dpop: { ends: expect.any(String) } },
        requestBody: { grant_type: 'authorization_code', code: { length: 15 }, code_verifier: { length: 43 } },
        responseBody: { token_type: 'DPoP', access_token: { length: accessToken.length } },
      },
    })
  })

  test('open what was signed and what was sealed, where they were used', () => {
    const proof = events.find((event) => event.kind === 'signed' && event.what === 'dpop_proof')
    expect(proof).toMatchObject({
      details: { header: { typ: 'dpop+jwt', 'jwk.crv': 'P-256' }, claims: { htm: 'POST', htu: expect.any(String) } },
    })
    const opened = events.flatMap((event) => (event.kind === 'opened' ? [event] : []))
    expect(opened).toMatchObject([
      { what: 'id_token', headers: [{ alg: 'ECDH-ES+A256KW' }, { alg: 'ES256' }], claims: { sub_type: 'user' } },
      { what: 'userinfo', claims: { person_info: { members: 2 } } },
    ])
  })

  test('are made for whoever asks, and for nobody else', async () => {
    await harness.complete()

    const unasked = harness.trace.slice(-20)
    expect(unasked.some((event) => 'details' in event || event.kind === 'opened')).toBe(false)
  })
})

test('the details of a v3 retrieval hold no secret, no token and no person, not even in an address', async () => {
  const peer = await startLoopback((response, request) =>
    request.path.endsWith('/token')
      ? reply(200, JSON.stringify({ access_token: buildAccessToken({ sub: 'S1234567D' }) }))(response, request)
      : reply(200, sealPerson())(response, request),
  )
  const events: TraceEvent[] = []
  const client = createV3Client(buildSettings({ baseUrl: `${peer.origin}/com/v3` }), {
    now: () => now,
    trace: (event) => events.push(event),
    traceDetails: true,
  })
  const redirectUri = 'https://onboard.example.sg/callback'
  const { attempt } = await client.authorise({ scopes: ['uinfin'], purpose: 'an account', redirectUri })
  await client.retrieve(new URLSearchParams({ code: '8932a98da8720a10', state: attempt.state }), attempt)

  const told = JSON.stringify(events)
  expect(told).not.toMatch(/S1234567D|TAN XIAO|8932a98d|eyJ[\w-]{8}|example-secret/)
  expect(told).not.toContain(attempt.state)
  expect(events.find((event) => event.kind === 'call' && event.endpoint === 'person')).toMatchObject({
    details: {
      url: `${peer.origin}/com/v3/person/(sub)/`,
      query: { attributes: 'uinfin' },
      requestHeaders: { 'authorization.scheme': 'PKI_SIGN' },
    },
  })
  expect(events.find((event) => event.kind === 'signed')).toMatchObject({
    details: { claims: { method: 'POST', client_secret: { length: 23 }, grant_type: 'authorization_code' } },
  })
})
