import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { importJWK, type JWK } from 'jose'
import { createServerKey, type Json, type MintingKeys, mintNested, type Recipe, type ServerKey } from './mint.ts'

export interface Reply {
  status: number
  headers?: Record<string, string>
  /** Objects become JSON; `undefined` closes the connection without an answer. */
  body: Json | string | undefined
}

export interface Received {
  path: string
  method: string
  headers: IncomingMessage['headers']
  body: URLSearchParams
}

export type Path = 'discovery' | 'jwks' | 'par' | 'token' | 'userinfo'

/** Stands before the usual answer of one endpoint; returning nothing lets it through. */
export type Interception = (received: Received, count: number) => Reply | undefined | Promise<Reply | undefined>

export interface TestServer {
  issuer: string
  /** Everything that arrived, in order. */
  received: Received[]
  calls(path: Path): Received[]
  intercept(path: Path, interception: Interception): void
  /** What discovery and the key set say. */
  metadata: Json
  published: JWK[]
  signingKey: ServerKey
  idToken: Recipe
  userinfo: Recipe
  /** Members to add to, or with `undefined` take from, the token answer. */
  tokenMembers: Json
  person: Json
  /** Where the client's answers are encrypted to. */
  encryptTo(key: JWK): Promise<void>
  close(): Promise<void>
}

export const clientId = 'T5sM5a53Yaw3URyDEv2y9129CbElCN2F'
export const subject = '3c1fbf4c-5b6e-4c1a-9d4e-0c9d1e0a7b55'
export const accessToken = 'eyJhbGciOiJFUzI1NiJ9.eyJvcGFxdWUiOnRydWV9.c2lnbmF0dXJl'

/**
 * A small authorization server for tests: answers well unless told otherwise, and keeps what it was sent.
 *
 * `now` is the clock that its tokens go by, in epoch milliseconds.
 */
export async function startAuthorizationServer(now: () => number): Promise<TestServer> {
  const interceptions = new Map<Path, Interception>()
  let keys: MintingKeys['client'] | undefined
  const http = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const address = http.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  const issuer = `${origin}/fapi`
  const signingKey = await createServerKey('alias/singpass-1')

  const server: TestServer = {
    issuer,
    received: [],
    calls: (path) => server.received.filter(({ path: received }) => received === paths[path]),
    intercept: (path, interception) => interceptions.set(path, interception),
    metadata: {
      issuer,
      pushed_authorization_request_endpoint: `${issuer}/par`,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${origin}/.well-known/keys`,
    },
    published: [signingKey.publicJwk],
    signingKey,
    idToken: {},
    userinfo: {},
    tokenMembers: {},
    person: { uinfin: { value: 'S9000001B' } },
    encryptTo: async ({ kid = '', alg = '', ...jwk }) => {
      const key = await importJWK(jwk, alg)
      if (!(key instanceof Uint8Array)) keys = { key, kid, alg }
    },
    close: () =>
      new Promise((resolve) => {
        http.closeAllConnections()
        http.close(() => resolve())
      }),
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const received = await receive(request)
    server.received.push(received)
    const path = (Object.keys(paths) as Path[]).find((name) => paths[name] === received.path)
    response.setHeader('date', new Date(now()).toUTCString())
    if (!path) return send(response, { status: 404, body: 'not found' })
    const reply = await interceptions.get(path)?.(received, server.calls(path).length)
    send(response, reply ?? (await usualReply(path)))
  }

  async function usualReply(path: Path): Promise<Reply> {
    if (path === 'discovery') return { status: 200, body: server.metadata }
    if (path === 'jwks') return { status: 200, body: { keys: server.published } }
    if (path === 'par') return { status: 201, body: { request_uri: requestUri, expires_in: 60 } }
    if (path === 'token') return { status: 200, body: await tokenBody() }
    return { status: 200, headers: { 'content-type': 'application/jwt' }, body: await userinfoBody() }
  }

  async function tokenBody(): Promise<Json> {
    const iat = Math.floor(now() / 1000)
    const claims = {
      iss: issuer,
      sub: subject,
      sub_type: 'user',
      aud: clientId,
      iat,
      exp: iat + 600,
      nonce: server.calls('par').at(-1)?.body.get('nonce'),
      acr: 'urn:singpass:authentication:loa:2',
      amr: ['pwd', 'swk'],
    }
    const idToken = await mint(claims, 'A256CBC-HS512', server.idToken)
    return { access_token: accessToken, token_type: 'DPoP', id_token: idToken, ...server.tokenMembers }
  }

  function userinfoBody(): Promise<string> {
    const claims = {
      iss: issuer,
      sub: subject,
      aud: clientId,
      iat: Math.floor(now() / 1000),
      person_info: server.person,
    }
    return mint(claims, 'A256GCM', server.userinfo)
  }

  function mint(claims: Json, enc: string, recipe: Recipe): Promise<string> {
    if (!keys) throw new Error('call encryptTo first')
    return mintNested(claims, enc, { server: server.signingKey, client: keys }, recipe)
  }

  return server
}

export const requestUri = 'urn:ietf:params:oauth:request_uri:GkurKxf5T0Y-mnPFCHqW'

const paths: Record<Path, string> = {
  discovery: '/fapi/.well-known/openid-configuration',
  jwks: '/.well-known/keys',
  par: '/fapi/par',
  token: '/fapi/token',
  userinfo: '/fapi/userinfo',
}

async function receive(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const { url = '', method = '', headers } = request
  return { path: url, method, headers, body: new URLSearchParams(Buffer.concat(chunks).toString()) }
}

function send(response: ServerResponse, { status, headers, body }: Reply): void {
  if (body === undefined) {
    response.destroy()
    return
  }
  const isText = typeof body === 'string'
  response.writeHead(status, { 'content-type': isText ? 'text/html' : 'application/json', ...headers })
  response.end(isText ? body : JSON.stringify(body))
}
