import { randomBytes } from 'node:crypto'
import { exportPKCS8 } from 'jose'
import { createKeys, publicJwks } from 'singpass-client/keys'
import { createSimulator, createV3Keys, type Simulator } from 'singpass-simulator'
import { onTestFinished } from 'vitest'
import { publishedDowntimes } from '@/lib/onboarding/beforehand/downtime-table.ts'
import type { Config, FapiConfig, V3Config } from '../../config/config.ts'
import { defaultLimits } from '../../config/limits.ts'
import { specimenAccount } from '../../onboarding/products/specimens/account.ts'
import { specimenCard } from '../../onboarding/products/specimens/card.ts'
import { specimenFamily } from '../../onboarding/products/specimens/family.ts'
import type { Inspection } from '../doctor/inspection.ts'
import type { Finding } from '../finding.ts'

/** Monday 23 November 2026, 12:00 in Singapore. */
export const now = Date.parse('2026-11-23T04:00:00Z')

/** Our own v3 identity, and another's. */
export const [app, stranger] = await Promise.all([makeIdentity(), makeIdentity()])
export const keys = await createKeys(now)
export const clientId = 'AbCdEfGhIjKlMnOpQrStUvWxYz012345'
export const clientSecret = 'example-secret-not-real'
export const appUrl = new URL('http://localhost:3000')
const jwksUrl = new URL('/.well-known/jwks.json', appUrl).href
export const redirectUris = [
  'http://localhost:3000/api/auth/callback/fapi',
  'http://localhost:3000/api/auth/callback/v3',
]

export const fapi: FapiConfig = {
  env: 'local',
  issuer: 'http://127.0.0.1:1/fapi',
  clientId,
  keys: JSON.stringify(keys),
  prefix: 'SINGPASS_',
}

export const v3: V3Config = {
  env: 'local',
  url: 'http://127.0.0.1:1/com/v3',
  context: 'com',
  clientId: 'STG-ACME',
  clientSecret,
  privateKey: app.privatePem,
  certificates: stranger.certificatePem,
}

/** A configuration of both generations, with changes; one FAPI app alone stands for a map of it. */
export function buildConfig({ fapi: app = fapi, ...changes }: ConfigChanges = {}): Config {
  return {
    production: false,
    demo: false,
    appUrl,
    authSecret: randomBytes(32).toString('base64'),
    databasePort: 5433,
    dataDir: '.data',
    dataKeys: `k1:${randomBytes(32).toString('base64url')}`,
    retrievalMinutes: 30,
    trustedProxies: 1,
    maxConnections: 2_000,
    limits: defaultLimits,
    downtimes: publishedDowntimes,
    drainSeconds: 0,
    connections: ['fapi', 'v3'],
    fapi: appsOf(app),
    v3,
    refusals: [],
    receivers: [],
    apiClients: [],
    ...changes,
  }
}

/** Changes of a configuration. */
export type ConfigChanges = Partial<Omit<Config, 'fapi'>> & { fapi?: FapiConfig }

/** The apps of a configuration that has one without a name. */
export function appsOf(app: FapiConfig): Config['fapi'] {
  return new Map([['fapi', app]])
}

export function buildInspection(changes: Partial<Inspection> = {}): Inspection {
  return {
    config: buildConfig(),
    products: [specimenAccount, specimenCard, specimenFamily],
    fetch: publishing(publicJwks(keys)),
    now: () => now,
    ...changes,
  }
}

/** A `fetch` to which our own key set answers; every other address is really called. */
export function publishing(keySet: unknown, answer: ResponseInit = {}): typeof fetch {
  return async (input, init) => {
    const isOurs = String(input instanceof Request ? input.url : input) === jwksUrl
    return isOurs ? new Response(JSON.stringify(keySet), answer) : fetch(input, init)
  }
}

const shared = new Map<string, Promise<Peer>>()

/** The simulator with our app registered for both APIs, and the configuration that fits; one for all who ask the same. */
export function sharedPeer(options: PeerOptions = {}): Promise<Peer> {
  const key = JSON.stringify(options)
  const peer = shared.get(key) ?? startPeer(options)
  shared.set(key, peer)
  return peer
}

/** A simulator for one test, which may break it; stopped with the test. */
export async function ownPeer(options: PeerOptions = {}): Promise<Peer> {
  const peer = await startPeer(options)
  onTestFinished(() => peer.simulator.stop())
  return peer
}

async function startPeer({ scopes = 'all', redirects = redirectUris }: PeerOptions): Promise<Peer> {
  const registered = { name: 'Onboarding', redirectUris: redirects }
  const simulator = await createSimulator({
    port: 0,
    clients: [{ ...registered, clientId, entity: 'ACME', purpose: 'opening an account', jwks: jwksOf(), scopes }],
    v3Clients: [
      {
        ...registered,
        clientId: v3.clientId,
        clientSecret,
        certificate: app.certificatePem,
        attributes: scopes,
        context: 'com',
      },
    ],
  })
  const certificates = await (await fetch(`${simulator.origin}/v3/certificate.pem`)).text()
  const config = buildConfig({
    fapi: { ...fapi, issuer: simulator.issuer },
    v3: { ...v3, url: `${simulator.origin}/com/v3`, certificates },
  })
  return { simulator, config }
}

interface PeerOptions {
  scopes?: 'all' | string[]
  redirects?: string[]
}

interface Peer {
  simulator: Simulator
  config: Config
}

function jwksOf() {
  return { keys: publicJwks(keys).keys.map((key) => ({ ...key })) }
}

/** Ids and words of the findings of a level. */
export function wordsOf(findings: readonly Finding[], level: Finding['level'] = 'fault'): string[] {
  return findings.filter((finding) => finding.level === level).map(({ id, found }) => `${id}: ${found}`)
}

/** An RSA key of 2048 bits and its certificate, both PEM. */
async function makeIdentity() {
  const { privateKey, certificate } = await createV3Keys(now)
  return { privatePem: await exportPKCS8(privateKey), certificatePem: certificate }
}
