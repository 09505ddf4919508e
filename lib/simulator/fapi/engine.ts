import { IncomingMessage, type ServerResponse } from 'node:http'
import Provider, { type AdapterPayload, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider'
import type { Clock } from '../clock.ts'
import { isObject } from '../json.ts'
import type { RegisteredClient } from '../registered-client.ts'
import type { ClientKeyring } from './client-keys.ts'
import type { SigningKeys } from './signing-keys.ts'
import { createEngineStore } from './store.ts'

/** What the engine answered, held back, with what it knew. */
export interface EngineAnswer {
  status: number
  headers: Record<string, string | string[]>
  body: Record<string, unknown>
  /** Set when the engine refused: its own reason, which it does not send. */
  reason?: string
  /** The person, once the engine knows. */
  accountId?: string
  /** The authorization code that was exchanged. */
  code?: { nonce: string; scope: string }
}

/** oidc-provider, fenced in: it keeps pushed requests, logins, codes and tokens, and its answers come back to us. */
export interface Engine {
  provider: Provider
  /** Lets the engine handle a request that we have read; `body` is given for a POST. */
  run(call: EngineCall): Promise<EngineAnswer>
}

interface EngineCall {
  request: IncomingMessage
  response: ServerResponse
  /** Below the issuer, with its query: `/par`. */
  path: string
  body?: string
  /** Demand a DPoP nonce of this request. */
  demandNonce?: boolean
}

interface EngineInput {
  issuer: string
  clock: Clock
  clients: ReadonlyMap<string, RegisteredClient>
  keyring: ClientKeyring
  signingKeys: SigningKeys
  scopes: readonly string[]
}

/** Starts the engine. Its own tokens and keys never leave this process: what is sent is made elsewhere. */
export async function createEngine(input: EngineInput): Promise<Engine> {
  const demanding = new WeakSet<IncomingMessage>()
  const waiting = new WeakMap<IncomingMessage, (answer: EngineAnswer) => void>()
  const provider = new Provider(input.issuer, await configure(input, (request) => demanding.has(request)))
  const reasons = collectReasons(provider)
  provider.use(async (ctx, next) => {
    await next()
    const { res, status, body, oidc } = ctx
    const answer = readAnswer({ res, status, body, oidc }, reasons.get(ctx.req))
    ctx.respond = false
    for (const name of ctx.res.getHeaderNames()) ctx.res.removeHeader(name)
    waiting.get(ctx.req)?.(answer)
  })
  const handle = provider.callback()

  return {
    provider,
    run({ request, response, path, body, demandNonce }) {
      const copy = copyRequest(request, path, body)
      if (demandNonce) demanding.add(copy)
      return new Promise((resolve) => {
        waiting.set(copy, resolve)
        handle(copy, response)
      })
    },
  }
}

/** The engine reads its requests from a stream and derives its own addresses from `originalUrl`. */
function copyRequest(request: IncomingMessage, path: string, body = ''): IncomingMessage {
  const copy = new IncomingMessage(request.socket)
  copy.method = request.method
  copy.url = path
  copy.httpVersion = request.httpVersion
  copy.headers = { ...request.headers, accept: 'application/json' }
  Object.assign(copy, { originalUrl: request.url })
  // Without this the end of the copy would close the true request's connection.
  copy.complete = true
  copy.push(body)
  copy.push(null)
  return copy
}

async function configure(input: EngineInput, demandsNonce: (request: IncomingMessage) => boolean) {
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
      dPoPSigningAlgValues: ['ES256', 'ES384', 'ES512'] as const,
      idTokenSigningAlgValues: ['ES256'] as const,
    },
    features: {
      fapi: { enabled: true, profile: '2.0' as const },
      pushedAuthorizationRequests: { enabled: true, requirePushedAuthorizationRequests: true },
      dPoP: {
        enabled: true,
        nonceSecret: Buffer.from(crypto.getRandomValues(new Uint8Array(32))),
        requireNonce: (ctx: KoaContextWithOIDC) => demandsNonce(ctx.req),
        allowReplay: false,
      },
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
    },
    pkce: { required: () => true },
    routes: { authorization: '/auth', pushed_authorization_request: '/par', token: '/token' },
    ttl: { AuthorizationCode: 60, AccessToken: 1800, IdToken: 600, Interaction: 900, Session: 900, Grant: 3600 },
    clockTolerance: 60,
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
    dpop_bound_access_tokens: true,
    jwks: { keys: keys.signing.map(({ kty = 'EC', ...key }) => ({ ...key, kty })) },
  }
}

/** The engine hides why it refused; its events tell. */
function collectReasons(provider: Provider): WeakMap<IncomingMessage, string> {
  const reasons = new WeakMap<IncomingMessage, string>()
  const keep = (ctx: KoaContextWithOIDC, error: Error) => {
    const detail = 'error_detail' in error ? error.error_detail : undefined
    const description = 'error_description' in error ? error.error_description : undefined
    const reason = detail ?? description ?? error.message
    if (typeof reason === 'string') reasons.set(ctx.req, reason)
  }
  provider.on('pushed_authorization_request.error', keep)
  provider.on('grant.error', keep)
  provider.on('authorization.error', keep)
  provider.on('server_error', keep)
  return reasons
}

type Handled = Pick<KoaContextWithOIDC, 'res' | 'status' | 'body'> & { oidc?: KoaContextWithOIDC['oidc'] }

function readAnswer(ctx: Handled, reason: string | undefined): EngineAnswer {
  const { AuthorizationCode: code, Account: account } = ctx.oidc?.entities ?? {}
  const headers: EngineAnswer['headers'] = {}
  for (const [name, value] of Object.entries(ctx.res.getHeaders())) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value : String(value)
  }
  return {
    status: ctx.status,
    headers,
    body: isObject(ctx.body) ? ctx.body : {},
    ...(reason === undefined ? {} : { reason }),
    ...(account === undefined ? {} : { accountId: account.accountId }),
    ...(code === undefined
      ? {}
      : { accountId: code.accountId, code: { nonce: code.nonce ?? '', scope: code.scope ?? '' } }),
  }
}
