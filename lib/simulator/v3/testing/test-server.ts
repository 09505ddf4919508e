import { createPrivateKey, type KeyObject, randomBytes, sign } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { exportPKCS8 } from 'jose'
import { personas } from '../../personas/index.ts'
import { registerServices } from '../client.ts'
import {
  createV3Handler,
  createV3Keys,
  defaultV3Settings,
  type V3Client,
  type V3Fault,
  type V3Keys,
  type V3LogEntry,
} from '../index.ts'

export interface TestV3Server {
  origin: string
  /** PEM private key of every registered client. */
  clientKey: string
  /** A key whose certificate nobody registered. */
  strangersKey: string
  /** PEM certificate of the simulator. */
  certificate: string
  /** What the simulator signs with. */
  keys: V3Keys
  log: V3LogEntry[]
  settings: typeof defaultV3Settings
  /** Milliseconds by which the simulator's clock is ahead. */
  clock: { ahead: number }
  /** The fault that the next call meets. */
  armed: { fault?: V3Fault }
  stop(): Promise<void>
}

/** Where the server is. */
export type Origin = Pick<TestV3Server, 'origin'>

export const redirectUri = 'http://localhost:3000/callback'
export const secret = 'not-a-secret'

/** Starts the v3 server on a free port of loopback, with three services that share one key. */
export async function startV3Server(): Promise<TestV3Server> {
  const [client, stranger, keys] = await Promise.all([1, 2, 3].map(() => createV3Keys(Date.now())))
  if (!client || !stranger || !keys) throw new Error('no keys')
  const server = createServer()
  const origin = await listen(server)
  const log: V3LogEntry[] = []
  const clock = { ahead: 0 }
  const armed: TestV3Server['armed'] = {}
  const settings = { ...defaultV3Settings }
  const handle = await createV3Handler({
    services: registerServices(buildClients(client.certificate)),
    personas,
    keys,
    now: () => Date.now() + clock.ahead,
    origin,
    settings,
    faults: (at) => (armed.fault?.startsWith(`v3-${at}-`) ? armed.fault : undefined),
    log: (entry) => log.push(entry),
  })
  server.on('request', async (request, response) => {
    if (!(await handle(request, response))) response.writeHead(418).end('not v3')
  })
  return {
    origin,
    clientKey: await exportPKCS8(client.privateKey),
    strangersKey: await exportPKCS8(stranger.privateKey),
    certificate: keys.certificate,
    keys,
    log,
    settings,
    clock,
    armed,
    stop: () => stop(server),
  }
}

/** Three services: one with everything, one with few attributes, one of the government. */
export function buildClients(certificate: string): V3Client[] {
  const shared = {
    clientSecret: secret,
    name: 'Example Bank',
    redirectUris: [redirectUri, `${redirectUri}?a=1`],
    certificate,
  }
  return [
    { ...shared, clientId: 'STG-COM', attributes: 'all', context: 'com' },
    { ...shared, clientId: 'STG-FEW', attributes: ['name', 'vehicles'], context: 'com' },
    { ...shared, clientId: 'STG-GOV', attributes: 'all', context: 'gov', eserviceId: 'ESERVICE-1' },
  ]
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return `http://127.0.0.1:${address.port}`
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}

export type Fields = Record<string, string>

/** What a test may get wrong on purpose about a signed call. */
export interface Mistakes {
  /** Replaces fields of the header; they are signed as replaced. */
  header?: Fields
  /** Changes the parameters that are signed, and not those that are sent. */
  signed?: (parameters: Fields) => Fields
  signedUrl?: string
  key?: string
  /** Rewrites the finished header. */
  rewrite?: (header: string) => string
}

/** Signs as the published rules say, written apart from the code under test. */
export function signHeader(
  { method, url, parameters, key }: { method: string; url: string; parameters: Fields; key: string },
  { header = {}, signed = (same) => same, signedUrl = url, key: otherKey, rewrite = (same) => same }: Mistakes = {},
): string {
  const nonce = randomBytes(20).toString('hex')
  const fields: Fields = {
    timestamp: String(Date.now()),
    nonce,
    app_id: parameters.client_id ?? '',
    signature_method: 'RS256',
    ...header,
  }
  const pairs = Object.entries({ ...signed(parameters), ...fields }).sort(([a], [b]) => (a < b ? -1 : 1))
  const text = `${method}&${signedUrl}&${pairs.map((pair) => pair.join('=')).join('&')}`
  const signature = sign('sha256', Buffer.from(text), readKey(otherKey ?? key)).toString('base64')
  const list = Object.entries({ ...fields, signature }).map(([name, value]) => `${name}="${value}"`)
  return rewrite(`PKI_SIGN ${list.join(',')}`)
}

const readKeys = new Map<string, KeyObject>()

function readKey(pem: string): KeyObject {
  const key = readKeys.get(pem) ?? createPrivateKey(pem)
  readKeys.set(pem, key)
  return key
}

/** Clicks through login and consent by posting the forms; gives the URL of the callback. */
export async function clickThrough(
  server: Origin,
  {
    query,
    persona,
    decision = 'agree',
    context = 'com',
  }: { query: Fields; persona: string; decision?: string; context?: string },
): Promise<URL> {
  const { path, cookie } = await beginSignIn(server, { query, context })
  await post(server, `${path}/login`, { cookie, form: { persona } })
  const { headers } = await post(server, `${path}/consent`, { cookie, form: { decision } })
  return new URL(headers.get('location') ?? '')
}

/** Sends the authorise request; gives the path of the pending, without the step, and its cookie. */
export async function beginSignIn(server: Origin, { query, context = 'com' }: { query: Fields; context?: string }) {
  const response = await authorise(server, query, context)
  const path = (response.headers.get('location') ?? '').replace(/\/login$/, '')
  return { path, cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '' }
}

export function authorise(server: Origin, query: Fields, context = 'com'): Promise<Response> {
  const url = `${server.origin}/${context}/v3/authorise?${encode(query)}`
  return fetch(url, { redirect: 'manual' })
}

export function post(
  server: Origin,
  path: string,
  { cookie, form }: { cookie: string; form: Fields },
): Promise<Response> {
  const body = new URLSearchParams(form)
  return fetch(`${server.origin}${path}`, { method: 'POST', redirect: 'manual', headers: { cookie }, body })
}

export function encode(query: Fields): string {
  return Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')
}
