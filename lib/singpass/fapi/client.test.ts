import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFapiClient } from './client.ts'
import { singpassIssuer } from './issuer/issuer.ts'
import type { FapiSettings } from './settings.ts'
import { accessToken, clientId, subject } from './testing/authorization-server.ts'
import { type Harness, startHarness, startOfTest } from './testing/harness.ts'

let harness: Harness
beforeEach(async () => {
  harness = await startHarness()
})
afterEach(() => harness.server.close())

it('a journey ends with the person, the account and the API that supplied them', async () => {
  expect(await harness.complete()).toEqual({
    subject,
    person: { uinfin: { value: 'S9000001B' } },
    api: 'fapi-2.0',
    retrievedAt: startOfTest,
  })
})

it('a client says which connection and API it is', () => {
  expect(harness.client).toMatchObject({ connection: 'fapi', api: 'fapi-2.0' })
})

it('the calls of a first login are these, and of a second one three', async () => {
  await harness.complete()
  await harness.complete()

  expect(harness.server.received.map(({ path }) => path)).toEqual([
    '/fapi/.well-known/openid-configuration',
    '/fapi/par',
    '/fapi/token',
    '/.well-known/keys',
    '/fapi/userinfo',
    '/fapi/par',
    '/fapi/token',
    '/fapi/userinfo',
  ])
})

it('a plain key set serves as well as our own file', async () => {
  const plain = harness.keys.keys.map(({ state: _, since: __, ...key }) => key)
  await harness.server.close()
  harness = await startHarness({ keys: { keys: plain } })

  expect(await harness.complete()).toMatchObject({ subject })
})

it('an attempt survives being written down and taken up by another process', async () => {
  const attempt = JSON.parse(JSON.stringify(await harness.start()))
  const { server, keys } = harness
  const settings: FapiSettings = {
    connection: 'fapi',
    issuer: server.issuer,
    clientId,
    keys,
    allowInsecureLoopback: true,
  }
  const other = createFapiClient(settings, { now: () => harness.clock.now })

  expect(await other.retrieve(harness.callback(attempt), attempt)).toMatchObject({ subject })
})

it('several logins at once each end with their own', async () => {
  const attempts = [await harness.start(), await harness.start()]

  expect(new Set(attempts.map(({ secrets }) => secrets.dpopKey?.x)).size).toBe(2)
  expect(await harness.complete()).toMatchObject({ subject })
})

describe('settings that can never work are refused at once:', () => {
  it.each<[string, Partial<FapiSettings>]>([
    ['a retired issuer', { issuer: 'https://stg-id.singpass.gov.sg' }],
    ['an issuer over http', { issuer: 'http://issuer.example/fapi' }],
    ['an unknown level of assurance', { minimumAcr: 'loa:2' }],
    ['no keys', { keys: { keys: [] } }],
    ['keys that are none', { keys: { keys: [{ kty: 'RSA' }] } }],
  ])('%s', (_, changes) => {
    const settings = { connection: 'fapi', issuer: singpassIssuer('staging'), clientId, keys: harness.keys } as const

    expect(() => createFapiClient({ ...settings, ...changes })).toThrow(TypeError)
    expect(() => createFapiClient(settings)).not.toThrow()
  })

  it('a local issuer, unless it is allowed', () => {
    const settings = { connection: 'fapi', issuer: harness.server.issuer, clientId, keys: harness.keys } as const

    expect(() => createFapiClient(settings)).toThrow('https')
  })
})

it('keys of our own that do not work stop the client from being made', async () => {
  const [sig, enc] = harness.keys.keys
  if (!sig || !enc) throw new Error('no keys')
  const keys = { keys: [{ ...sig, d: enc.d }, enc] }

  expect(() => createFapiClient({ connection: 'fapi', issuer: singpassIssuer('staging'), clientId, keys })).toThrow(
    `key "${sig.kid}": its halves do not match`,
  )
})

it('an error that nobody foresaw comes out as ours, without its cause', async () => {
  const client = createFapiClient(
    { connection: 'fapi', issuer: harness.server.issuer, clientId, keys: harness.keys, allowInsecureLoopback: true },
    {
      now: () => {
        throw new Error('S9000001B')
      },
    },
  )

  const error = await client.authorise({ scopes: [], purpose: '', redirectUri: 'x' }).catch((reason: unknown) => reason)

  expect(error).toMatchObject({ name: 'SingpassError', code: 'response_invalid', details: { check: 'unexpected' } })
  expect(error).not.toHaveProperty('cause')
  expect(String(error)).not.toContain('S9000001B')
})

it('no error and no event tells a token, a secret or a person, whatever fails', async () => {
  const told: unknown[] = []
  const failures = [
    () => (harness.server.idToken = { claims: (claims) => ({ ...claims, nonce: 'x', name: 'CANARY-NAME' }) }),
    () => (harness.server.idToken = { jwsHeader: { kid: 'CANARY-KID' } }),
    () => (harness.server.userinfo = { claims: (claims) => ({ ...claims, sub: 'CANARY-SUB' }) }),
    () => (harness.server.userinfo = { jwe: (_, jws) => jws }),
    () =>
      harness.server.intercept('userinfo', () => ({ status: 400, body: { error: 'x', error_description: 'CANARY' } })),
  ]
  for (const fail of failures) {
    harness.server.idToken = {}
    harness.server.userinfo = {}
    fail()
    const attempt = await harness.start()
    const error: unknown = await harness.client.retrieve(harness.callback(attempt), attempt).catch((reason) => reason)
    expect(error).toMatchObject({ name: 'SingpassError' })
    told.push(
      String(error),
      error,
      harness.trace,
      Object.values(attempt.secrets).filter((s) => String(error).includes(String(s))),
    )
  }

  expect(JSON.stringify(told)).not.toMatch(/CANARY|S9000001B|Zm9vYmFy/)
  expect(JSON.stringify(told)).not.toContain(accessToken)
  expect(JSON.stringify(told)).not.toContain(subject)
})

it('the listener hears of every call and signature of a login, in order', async () => {
  await harness.complete()

  const calls = harness.trace.flatMap((event) => (event.kind === 'call' ? [`${event.method} ${event.endpoint}`] : []))
  const signed = harness.trace.flatMap((event) => (event.kind === 'signed' ? [event.what] : []))
  expect(calls).toEqual(['GET discovery', 'POST par', 'POST token', 'GET jwks', 'GET userinfo'])
  expect(signed).toEqual(['client_assertion', 'dpop_proof', 'client_assertion', 'dpop_proof', 'dpop_proof'])
})

it.each([undefined, null, {}, 'a state'])(
  'a callback without its attempt (%j) is a mistake of the caller',
  async (attempt) => {
    const query = harness.callback(await harness.start())

    await expect(harness.client.retrieve(query, attempt as never)).rejects.toThrow(TypeError)
    expect(harness.server.calls('token')).toEqual([])
  },
)
