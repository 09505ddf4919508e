import { personas } from 'singpass-simulator/personas'
import { agreeAs, createTestBrowser } from 'singpass-simulator/testing'
import { expect, test } from 'vitest'
import { redirectUri, scopes, shareCounterpart } from './fapi-trip.ts'
import { failureOf } from './outcome.ts'

const who = personas[0]?.id ?? ''
const counterpart = shareCounterpart()

/** A client that has asked for nothing yet, and one trip of it. */
function connect() {
  const client = counterpart.client()
  return async () => {
    const { url, attempt } = await client.authorise({ scopes, purpose: '', redirectUri })
    const { url: callback } = await agreeAs(createTestBrowser(counterpart.simulator().origin), url, who)
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
  counterpart.simulator().arm({ fault, times: 2 })
  const failure = await failureOf(travel)
  expect([failure.code, failure.details.check]).toEqual([code, check])

  counterpart.simulator().clearFaults()
  expect((await travel()).subject).toBe(who)
})

test.each(['ten-thousand', 'duplicate-kids', 'odd-members', 'private-key'])(
  'F055 keys-%s: the good keys are used, the rest is passed over',
  async (kind) => {
    counterpart.simulator().arm(`keys-${kind}`)

    expect((await connect()()).subject).toBe(who)
    expect(
      counterpart
        .simulator()
        .log()
        .findLast(({ outcome }) => outcome === 'fault')?.fault,
    ).toBe(`keys-${kind}`)
  },
)

test.each(['rotate-before-id-token', 'rotate-before-id-token-dropping-old', 'rotate-before-userinfo-dropping-old'])(
  'F054 %s: the journey completes',
  async (fault) => {
    const travel = connect()
    await travel()
    counterpart.simulator().arm(fault)

    expect((await travel()).subject).toBe(who)
  },
)
