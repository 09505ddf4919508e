import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { clientId, subject } from '../testing/authorization-server.ts'
import { type Harness, redirectUri, refusal, startHarness, startOfTest } from '../testing/harness.ts'
import type { Json } from '../testing/mint.ts'
import { createLoginClient, type LoginClient, type LoginRequest } from './client.ts'

let harness: Harness
let client: LoginClient
beforeEach(async () => {
  harness = await startHarness()
  const { issuer } = harness.server
  const settings = { connection: 'login', issuer, clientId, keys: harness.keys, allowInsecureLoopback: true }
  client = createLoginClient(settings, { now: () => harness.clock.now })
})
afterEach(() => harness.server.close())

const usual: LoginRequest = { scopes: ['user.identity', 'name'], redirectUri, context: 'BANK_CASA_OPENING' }
const loa = (level: number) => `urn:singpass:authentication:loa:${level}`

/** Logs in, with an ID token that says this, too. */
async function logIn(claims: Json = {}, request: Partial<LoginRequest> = {}) {
  harness.server.idToken = { claims: (given) => ({ ...given, ...claims }) }
  const { attempt } = await client.authorise({ ...usual, ...request })
  return client.identify(harness.callback(attempt), attempt)
}

const pushed = () => Object.fromEntries(harness.server.calls('par').at(-1)?.body ?? [])

test('a login asks for its scopes and says what the person is about to do', async () => {
  await client.authorise({ ...usual, contextMessage: 'Open an account' })

  expect(pushed()).toMatchObject({
    scope: 'openid user.identity name',
    authentication_context_type: 'BANK_CASA_OPENING',
    authentication_context_message: 'Open an account',
  })
})

test('a login of the identifier alone asks for openid and no more', async () => {
  await client.authorise({ redirectUri, context: 'APP_AUTHENTICATION_DEFAULT' })

  expect(pushed().scope).toBe('openid')
  expect(pushed()).not.toHaveProperty('authentication_context_message')
})

test('a login gives what the ID token says of the account, and never asks for a person', async () => {
  const attributes = { account_type: 'standard', identity_number: 'S9000001B', identity_coi: 'SG', name: 'SAMPLE' }

  expect(await logIn({ sub_attributes: attributes })).toEqual({
    subject,
    type: 'standard',
    identityNumber: 'S9000001B',
    identityCountry: 'SG',
    name: 'SAMPLE',
    acr: loa(2),
    amr: ['pwd', 'swk'],
    loggedInAt: startOfTest,
  })
  expect(harness.server.calls('userinfo')).toEqual([])
})

test.each([
  ['are absent', undefined],
  ['are no object', 'S9000001B'],
  ['are of other types', { account_type: 'robot', identity_number: 7, email: null, mobileno: '' }],
])('a login whose attributes %s gives the identifier alone', async (_, attributes) => {
  const account = await logIn({ sub_attributes: attributes })

  expect(Object.keys(account).sort()).toEqual(['acr', 'amr', 'loggedInAt', 'subject'])
})

describe('a login that asks for a level of assurance', () => {
  test('sends its levels in order, and ends at the level it asked for', async () => {
    const { acr } = await logIn({ acr: loa(3) }, { acrValues: [loa(3)] })

    expect(acr).toBe(loa(3))
    expect(pushed().acr_values).toBe(loa(3))
  })

  test('is refused below that level, although Singpass calls it a success', async () => {
    const refused = await refusal(logIn({ acr: loa(2) }, { acrValues: [loa(3)] }))

    expect(refused).toEqual({ code: 'response_invalid', check: 'acr.level' })
  })

  test('with a fallback ends at the weaker level too', async () => {
    expect((await logIn({ acr: loa(2) }, { acrValues: [loa(3), loa(2)] })).acr).toBe(loa(2))
  })
})

test('a login that ends in an app says so to Singpass', async () => {
  const appLaunchUrl = 'https://app.bank.example/singpass'
  await client.authorise({ ...usual, appLaunchUrl, redirectUriHttpsType: 'app_claimed_https' })

  expect(pushed()).toMatchObject({ app_launch_url: appLaunchUrl, redirect_uri_https_type: 'app_claimed_https' })
})

test.each<[string, Partial<LoginRequest>]>([
  ['an unknown context', { context: 'BANK_ROBBERY' as never }],
  ['a message with other characters', { contextMessage: 'Pay <b>now</b>' }],
  ['a message that is too long', { contextMessage: 'a'.repeat(101) }],
  ['an empty message', { contextMessage: '' }],
  ['an unknown level of assurance', { acrValues: ['loa:3'] }],
  ['no level of assurance in its list', { acrValues: [] }],
])('a login with %s is a mistake of the caller, and nothing is sent', async (_, changes) => {
  await expect(client.authorise({ ...usual, ...changes })).rejects.toThrow(TypeError)
  expect(harness.server.received).toEqual([])
})

test('a callback without its attempt is a mistake of the caller', async () => {
  await expect(client.identify(new URLSearchParams(), undefined as never)).rejects.toThrow('"attempt" must be')
})

test('an attempt of another connection is unknown', async () => {
  const attempt = await harness.start()

  expect(await refusal(client.identify(harness.callback(attempt), attempt))).toEqual({ code: 'attempt_unknown' })
})
