import { type AdapterPayload, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider'
import type { Clock } from '../../clock.ts'
import type { SigningKeys } from '../../crypto/signing-keys.ts'
import type { ClientKeyring } from '../../registration/client-keys.ts'
import type { RegisteredClient } from '../../registration/registered-client.ts'
import { createEngineStore } from './store.ts'

/** What an engine is made from. */
export interface EngineInput {
  issuer: string
  clock: Clock
  clients: ReadonlyMap<string, RegisteredClient>
  keyring: ClientKeyring
  signingKeys: SigningKeys
  scopes: readonly string[]
}

/**
 * What oidc-provider is told: FAPI 2.0, pushed requests always, and the lives that Singpass gives to codes and tokens, in
 * seconds. DPoP and the rules of client assertions are ours, and are checked before it sees a request.
 */
export async function engineSettings(input: EngineInput) {
  const { privateKey } = input.signingKeys.current()
  const store = createEngineStore({ clock: input.clock, findClient: (id) => describeClient(id, input) })
  return {
    adapter: store.adapter,
    jwks: {
      keys: [{ ...(await crypto.subtle.exportKey('jwk', privateKey)), use: 'sig', alg: 'ES256', kid: 'engine' }],
    },
    cookies: {
      names: { session: 'simulator_session', interaction: 'simulator_interaction', resume: 'simulator_resume' },
      keys: [crypto.randomUUID()],
    },
    scopes: input.scopes,
    clientAuthMethods: ['private_key_jwt' as const],
    responseTypes: ['code' as const],
    enabledJWA: {
      clientAuthSigningAlgValues: ['ES256', 'ES384', 'ES512'] as const,
      idTokenSigningAlgValues: ['ES256'] as const,
    },
    features: {
      fapi: { enabled: true, profile: '2.0' as const },
      pushedAuthorizationRequests: { enabled: true, requirePushedAuthorizationRequests: true },
      dPoP: { enabled: false },
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
    },
    pkce: { required: () => true },
    routes: { authorization: '/auth', pushed_authorization_request: '/par', token: '/token' },
    ttl: { AuthorizationCode: 60, AccessToken: 1800, IdToken: 600, Interaction: 900, Session: 900, Grant: 3600 },
    clockTolerance: 60,
    assertJwtClientAuthClaimsAndHeader: async () => {},
    allowOmittingSingleRegisteredRedirectUri: false,
    conformIdTokenClaims: false,
    issueRefreshToken: async () => false,
    expiresWithSession: async () => false,
    interactions: {
      url: (_: KoaContextWithOIDC, { uid }: { uid: string }) => `/fapi/sign-in/${uid}`,
      policy: [alwaysSignIn()],
    },
    loadExistingGrant: async (ctx: KoaContextWithOIDC) => {
      const grantId = ctx.oidc.result?.consent?.grantId
      return grantId ? ctx.oidc.provider.Grant.find(grantId) : undefined
    },
    findAccount: (_: KoaContextWithOIDC, accountId: string) => ({
      accountId,
      claims: async () => ({ sub: accountId }),
    }),
  }
}

/** Nobody is ever signed in already: every trip begins at the gallery and passes the consent page. */
function alwaysSignIn() {
  const isDone = (ctx: KoaContextWithOIDC) => ctx.oidc.result?.login !== undefined
  return new interactionPolicy.Prompt(
    { name: 'login', requestable: false },
    new interactionPolicy.Check('sign_in', 'nobody has signed in for this request', (ctx) => !isDone(ctx)),
  )
}

async function describeClient(id: string, input: EngineInput): Promise<AdapterPayload | undefined> {
  const client = input.clients.get(id)
  const keys = client && (await input.keyring.find(client).catch(() => undefined))
  if (!client || !keys) return undefined
  return {
    client_id: id,
    redirect_uris: [...client.redirectUris],
    grant_types: ['authorization_code'],
    response_types: ['code'],
    token_endpoint_auth_method: 'private_key_jwt',
    id_token_signed_response_alg: 'ES256',
    jwks: { keys: keys.signing.map(({ kty = 'EC', ...key }) => ({ ...key, kty })) },
  }
}
