import { compactDecrypt } from 'jose'
import * as oauth from 'oauth4webapi'
import { agreeAs, createTestBrowser } from '../fixtures/browser.ts'
import type { Simulator } from '../index.ts'
import { clientId, redirectUri, type TestKeys } from './test-client.ts'

/** How the client departs from the package's own sample for PAR and DPoP. */
export interface Departures {
  /** Writes `typ` into the assertion, which the package leaves out. */
  hasType?: boolean
}

const options = { [oauth.allowInsecureRequests]: true }

async function discover({ issuer }: Simulator): Promise<oauth.AuthorizationServer> {
  const url = new URL(issuer)
  return oauth.processDiscoveryResponse(url, await oauth.discoveryRequest(url, options))
}

/** A login with `oauth4webapi`, as its sample for PAR, DPoP and private_key_jwt shows it. */
export async function logInWithOauth4webapi(
  simulator: Simulator,
  keys: TestKeys,
  { persona, hasType = true }: Departures & { persona: string },
) {
  const as = await discover(simulator)
  const client: oauth.Client = {
    client_id: clientId,
    id_token_signed_response_alg: 'ES256',
    userinfo_signed_response_alg: 'ES256',
  }
  const authentication = oauth.PrivateKeyJwt(
    { key: keys.signing, kid: 'sig-1' },
    hasType
      ? {
          [oauth.modifyAssertion]: (header) => {
            header.typ = 'JWT'
          },
        }
      : {},
  )
  const DPoP = oauth.DPoP(client, await oauth.generateKeyPair('ES256', { extractable: true }))
  const decrypt = async (jwe: string) => (await compactDecrypt(jwe, keys.decryption)).plaintext
  const opening = { [oauth.jweDecrypt]: async (jwe: string) => new TextDecoder().decode(await decrypt(jwe)) }

  const [verifier, state, nonce] = [
    oauth.generateRandomCodeVerifier(),
    oauth.generateRandomState(),
    oauth.generateRandomNonce(),
  ]
  const parameters = {
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid uinfin name',
    state,
    nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  }
  const pushed = await oauth.processPushedAuthorizationResponse(
    as,
    client,
    await oauth.pushedAuthorizationRequest(as, client, authentication, parameters, { ...options, DPoP }),
  )
  const url = `${as.authorization_endpoint}?${new URLSearchParams({ client_id: clientId, request_uri: pushed.request_uri })}`
  const { url: callback } = await agreeAs(createTestBrowser(simulator.origin), url, persona)
  const validated = oauth.validateAuthResponse(as, client, callback, state)
  const tokens = await oauth.processAuthorizationCodeResponse(
    as,
    client,
    await oauth.authorizationCodeGrantRequest(as, client, authentication, validated, redirectUri, verifier, {
      ...options,
      DPoP,
    }),
    { expectedNonce: nonce, requireIdToken: true, ...opening },
  )
  const subject = oauth.getValidatedIdTokenClaims(tokens)?.sub ?? ''
  const answer = await oauth.userInfoRequest(as, client, tokens.access_token, { ...options, DPoP })
  return oauth.processUserInfoResponse(as, client, subject, answer, opening)
}
