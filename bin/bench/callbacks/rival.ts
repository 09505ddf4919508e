import { importJWK, type JWK } from 'jose'
import Koa from 'koa'
import * as oidc from 'openid-client'

/** How the rival is run; it reads this from the environment, as JSON in `RIVAL`. */
export interface RivalSettings {
  port: number
  issuer: string
  clientId: string
  /** As a bank keeps them: one to sign, one to decrypt. */
  keys: { keys: JWK[] }
  /** The application's, which is the one that is registered. */
  redirectUri: string
  scope: string
  /** Whether the signatures of both answers are verified, and each login has a DPoP key of its own. */
  careful: boolean
}

interface Login {
  pkceCodeVerifier: string
  expectedState: string
  expectedNonce: string
  DPoP: oidc.DPoPHandle
}

const settings: RivalSettings = JSON.parse(process.env.RIVAL ?? '{}')
const config = await configure(settings)
const shared = settings.careful ? undefined : await oidc.randomDPoPKeyPair('ES256')
const logins = new Map<string, Login>()

// A client of a few lines: what a callback needs and nothing else. It keeps nothing of the person that it reads.
new Koa()
  .use(async (context) => {
    if (context.path === '/login') return context.redirect(await start())
    if (context.path === '/callback') context.body = { attributes: await finish(context.querystring) }
  })
  .listen(settings.port, '127.0.0.1')

async function configure({ issuer, clientId, keys, careful }: RivalSettings): Promise<oidc.Configuration> {
  const [sig, enc] = ['sig', 'enc'].map((use) => keys.keys.find((key) => key.use === use))
  const authentication = oidc.PrivateKeyJwt(
    { key: await imported(sig), kid: sig?.kid ?? '' },
    {
      [oidc.modifyAssertion](header, payload) {
        header.typ = 'JWT'
        if (typeof payload.iat === 'number') payload.exp = payload.iat + 60
      },
    },
  )
  const signed = { id_token_signed_response_alg: 'ES256', userinfo_signed_response_alg: 'ES256' }
  const made = await oidc.discovery(new URL(issuer), clientId, signed, authentication, {
    execute: [oidc.allowInsecureRequests],
  })
  oidc.enableDecryptingResponses(made, ['A256CBC-HS512', 'A256GCM'], {
    key: await imported(enc),
    kid: enc?.kid ?? '',
    alg: enc?.alg ?? '',
  })
  if (careful) oidc.enableNonRepudiationChecks(made)
  return made
}

async function imported(jwk?: JWK) {
  const key = await importJWK({ ...jwk })
  if (key instanceof Uint8Array) throw new TypeError('a key of the client is missing')
  return key
}

/** Pushes a request for a new login and returns where the browser goes. */
async function start(): Promise<string> {
  const DPoP = oidc.getDPoPHandle(config, shared ?? (await oidc.randomDPoPKeyPair('ES256')))
  const login: Login = {
    DPoP,
    pkceCodeVerifier: oidc.randomPKCECodeVerifier(),
    expectedState: oidc.randomState(),
    expectedNonce: oidc.randomNonce(),
  }
  const request = {
    redirect_uri: settings.redirectUri,
    scope: settings.scope,
    state: login.expectedState,
    nonce: login.expectedNonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(login.pkceCodeVerifier),
    code_challenge_method: 'S256',
  }
  const url = await oidc.buildAuthorizationUrlWithPAR(config, request, { DPoP })
  logins.set(login.expectedState, login)
  return url.href
}

/** Redeems the code and reads the person; how many attributes came. */
async function finish(query: string): Promise<number> {
  const state = new URLSearchParams(query).get('state') ?? ''
  const login = logins.get(state)
  if (!login) throw new TypeError('no login was started')
  logins.delete(state)
  const { DPoP, ...expected } = login
  const url = new URL(`${settings.redirectUri}?${query}`)
  const checks = { ...expected, idTokenExpected: true }
  const tokens = await oidc.authorizationCodeGrant(config, url, checks, undefined, { DPoP })
  const answer = await oidc.fetchUserInfo(config, tokens.access_token, tokens.claims()?.sub ?? '', { DPoP })
  return Object.keys(answer.person_info ?? {}).length
}
