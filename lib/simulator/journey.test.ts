import * as oidc from 'openid-client'
import { afterEach, describe, expect, test } from 'vitest'
import { agreeAs, createTestBrowser } from './fixtures/browser.ts'
import type { Simulator } from './index.ts'
import { personas } from './personas/index.ts'
import {
  buildTestClient,
  createTestKeys,
  discoverWithOpenidClient,
  redirectUri,
  startSimulator,
  type TestKeys,
} from './testing/test-client.ts'

const keys: TestKeys = await createTestKeys()
const [citizen] = personas
let simulator: Simulator

afterEach(() => simulator.stop())

async function runJourney() {
  const config = await discoverWithOpenidClient(simulator, keys)
  const DPoP = oidc.getDPoPHandle(config, await oidc.randomDPoPKeyPair('ES256'), {
    [oidc.modifyAssertion]: (_, payload) => {
      payload.exp = Number(payload.iat) + 60
    },
  })
  const pkceCodeVerifier = oidc.randomPKCECodeVerifier()
  const expectedState = oidc.randomState()
  const expectedNonce = oidc.randomNonce()
  const url = await oidc.buildAuthorizationUrlWithPAR(
    config,
    {
      redirect_uri: redirectUri,
      scope: 'openid uinfin name regadd cpfbalances.oa',
      state: expectedState,
      nonce: expectedNonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
    },
    { DPoP },
  )
  const { url: callback } = await agreeAs(createTestBrowser(simulator.origin), url, citizen?.id ?? '')
  const checks = { pkceCodeVerifier, expectedState, expectedNonce, idTokenExpected: true }
  const tokens = await oidc.authorizationCodeGrant(config, callback, checks, undefined, { DPoP })
  const person = await oidc.fetchUserInfo(config, tokens.access_token, tokens.claims()?.sub ?? '', { DPoP })
  return { callback, tokens, person }
}

describe('openid-client completes the journey', () => {
  test.each([
    { requireNonce: false, issParam: true },
    { requireNonce: true, issParam: true },
    { requireNonce: false, issParam: false },
    { requireNonce: true, issParam: false },
  ])('with %o', { timeout: 20_000 }, async (settings) => {
    simulator = await startSimulator(buildTestClient(keys))
    simulator.configure(settings)
    const { callback, tokens, person } = await runJourney()
    expect(callback.searchParams.get('iss')).toBe(settings.issParam ? simulator.issuer : null)
    expect(tokens.claims()).toMatchObject({ sub: citizen?.id, sub_type: 'user', amr: ['pwd', 'otp-sms'] })
    const info = person.person_info
    expect(Object.keys(info ?? {}).sort()).toEqual(['cpfbalances', 'name', 'regadd', 'uinfin'])
    expect(info).toMatchObject({ uinfin: { value: citizen?.nricOrFin } })
  })
})
