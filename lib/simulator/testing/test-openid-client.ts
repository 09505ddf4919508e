import { exportJWK } from 'jose'
import * as oidc from 'openid-client'
import { agreeAs, createTestBrowser } from '../fixtures/browser.ts'
import type { Simulator } from '../index.ts'
import { clientId, redirectUri, type TestKeys } from './test-client.ts'

/** How a client on `openid-client` is written. */
export interface Manner {
  /** Writes `typ` into the assertion. */
  hasType: boolean
  /** Signs DPoP proofs with the key that signs assertions, for all logins. */
  reusesKey: boolean
  /** Gives DPoP proofs an `exp`, two minutes ahead. */
  hasProofExpiry: boolean
  scope: string
}

/** As `singpass/demo-app` for Node.js makes its calls, with nothing of its own added. */
export const likeDemoApp: Manner = {
  hasType: false,
  reusesKey: true,
  hasProofExpiry: true,
  scope: 'openid uinfin name',
}

/** As FormSG makes them. */
export const likeFormSg: Manner = { ...likeDemoApp, hasType: true, reusesKey: false }

/** As a lender makes them that asks for 29 items, and gives proofs no `exp`. */
export const likeHmsCredit: Manner = {
  hasType: true,
  reusesKey: false,
  hasProofExpiry: false,
  scope:
    'openid uinfin name sex race nationality dob birthcountry residentialstatus passtype passstatus passexpirydate email mobileno regadd housingtype hdbtype marital occupation employment cpfcontributions cpfbalances.oa cpfbalances.sa cpfbalances.ma noa-basic noahistory-basic ownerprivate hdbownership.noofowners hdbownership.address vehicles.vehicleno',
}

/** A login of such a client as one person; the person's data as the client sees it. */
export async function logInLike(manner: Manner, simulator: Simulator, keys: TestKeys, persona: string) {
  const config = await discover(simulator, keys, manner)
  const DPoP = oidc.getDPoPHandle(config, await chooseKeys(keys, manner), {
    [oidc.modifyAssertion](_, payload) {
      if (manner.hasProofExpiry && typeof payload.iat === 'number') payload.exp = payload.iat + 120
    },
  })
  const pkceCodeVerifier = oidc.randomPKCECodeVerifier()
  const expected = { expectedState: oidc.randomState(), expectedNonce: oidc.randomNonce() }
  const parameters = {
    redirect_uri: redirectUri,
    scope: manner.scope,
    state: expected.expectedState,
    nonce: expected.expectedNonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
  }
  const url = await oidc.buildAuthorizationUrlWithPAR(config, parameters, { DPoP })
  const { url: callback } = await agreeAs(createTestBrowser(simulator.origin), url, persona)
  const checks = { ...expected, pkceCodeVerifier, idTokenExpected: true }
  const tokens = await oidc.authorizationCodeGrant(config, callback, checks, undefined, { DPoP })
  const person = await oidc.fetchUserInfo(config, tokens.access_token, tokens.claims()?.sub ?? '', { DPoP })
  return person.person_info
}

async function discover(simulator: Simulator, keys: TestKeys, { hasType }: Manner): Promise<oidc.Configuration> {
  const typed: oidc.ModifyAssertionOptions = {
    [oidc.modifyAssertion](header) {
      header.typ = 'JWT'
    },
  }
  const authentication = oidc.PrivateKeyJwt({ key: keys.signing, kid: 'sig-1' }, hasType ? typed : {})
  const config = await oidc.discovery(new URL(simulator.issuer), clientId, undefined, authentication, {
    execute: [oidc.allowInsecureRequests],
  })
  oidc.enableDecryptingResponses(config, ['A256GCM', 'A256CBC-HS512'], {
    key: keys.decryption,
    kid: 'enc-1',
    alg: 'ECDH-ES+A256KW',
  })
  return config
}

async function chooseKeys(keys: TestKeys, { reusesKey }: Manner): Promise<CryptoKeyPair> {
  if (!reusesKey) return oidc.randomDPoPKeyPair('ES256')
  const { d: _, key_ops: __, ...jwk } = await exportJWK(keys.signing)
  const publicKey = await crypto.subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve: 'P-256' }, true, ['verify'])
  return { privateKey: keys.signing, publicKey }
}
