import { createMyinfoClient } from 'singpass-client'
import { createKeys, type PrivateKeys, publicJwks } from 'singpass-client/keys'
import { createSimulator, type Simulator } from 'singpass-simulator'
import { personas } from 'singpass-simulator/personas'
import { agreeAs, createTestBrowser } from 'singpass-simulator/testing'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { failureOf } from './outcome.ts'

const clientId = 'AbCdEfGhIjKlMnOpQrStUvWxYz012345'
const redirectUri = 'http://localhost:3000/api/auth/callback/fapi'
const who = personas[0]?.id ?? ''

let simulator: Simulator
let keys: PrivateKeys
beforeAll(async () => {
  keys = await createKeys(Date.now())
  const jwks = { keys: publicJwks(keys).keys.map((key) => ({ ...key })) }
  const registered = { name: 'Savings account', entity: 'Example Bank', purpose: 'opening a savings account' }
  const client = { ...registered, clientId, redirectUris: [redirectUri], jwks, scopes: ['uinfin', 'name'] }
  simulator = await createSimulator({ port: 0, clients: [client] })
})
afterAll(() => simulator.stop())
beforeEach(() => simulator.clearFaults())

/** A client that has asked for nothing yet, and one trip of it. */
function connect() {
  const { issuer } = simulator
  const settings = { kind: 'fapi', connection: 'fapi', issuer, clientId, keys, allowInsecureLoopback: true } as const
  const client = createMyinfoClient(settings)
  return async () => {
    const { url, attempt } = await client.authorise({ scopes: ['uinfin', 'name'], purpose: '', redirectUri })
    const { url: callback } = await agreeAs(createTestBrowser(simulator.origin), url, who)
    return client.retrieve(callback.searchParams, attempt)
  }
}

const invalid = 'response_invalid'
const down = 'unavailable'

test.each([
  ['F006', 'discovery-500', down, undefined],
  ['F006', 'discovery-reset', down, undefined],
  ['F006', 'discovery-html', down, undefined],
  ['F006', 'discovery-truncated', down, undefined],
  ['F006', 'discovery-endless', down, undefined],
  ['F006', 'keys-503', down, undefined],
  ['F006', 'keys-json-deep', down, undefined],
  ['F006', 'keys-gzip-bomb', down, undefined],
  ['F007', 'discovery-wrong-issuer', invalid, 'discovery.issuer'],
  ['F007', 'discovery-no-issuer', invalid, 'discovery.issuer'],
  ['F007', 'discovery-endpoints-elsewhere', invalid, 'discovery.pushed_authorization_request_endpoint'],
  ['F007', 'discovery-endpoints-without-tls', invalid, 'discovery.pushed_authorization_request_endpoint'],
  ['F007', 'discovery-keys-elsewhere', invalid, 'discovery.jwks_uri'],
  ['F007', 'discovery-no-par', invalid, 'discovery.pushed_authorization_request_endpoint'],
  ['F007', 'discovery-no-token-endpoint', invalid, 'discovery.token_endpoint'],
  ['F007', 'discovery-redirect-elsewhere', invalid, 'redirect'],
  ['F055', 'keys-no-keys', invalid, 'jwks.keys'],
  ['F055', 'keys-not-a-list', invalid, 'jwks.keys'],
  ['F055', 'keys-current-missing', invalid, 'jwks.keys'],
])('%s %s, with nothing cached, ends the login, and the next one completes', async (_, fault, code, check) => {
  const travel = connect()
  simulator.arm({ fault, times: 2 })
  const failure = await failureOf(travel)
  expect([failure.code, failure.details.check]).toEqual([code, check])

  simulator.clearFaults()
  expect((await travel()).subject).toBe(who)
})

test.each(['ten-thousand', 'duplicate-kids', 'odd-members', 'private-key'])(
  'F055 keys-%s: the good keys are used, the rest is passed over',
  async (kind) => {
    simulator.arm(`keys-${kind}`)

    expect((await connect()()).subject).toBe(who)
    expect(simulator.log().findLast(({ outcome }) => outcome === 'fault')?.fault).toBe(`keys-${kind}`)
  },
)

test.each(['rotate-before-id-token', 'rotate-before-id-token-dropping-old', 'rotate-before-userinfo-dropping-old'])(
  'F054 %s: the journey completes',
  async (fault) => {
    const travel = connect()
    await travel()
    simulator.arm(fault)

    expect((await travel()).subject).toBe(who)
  },
)
