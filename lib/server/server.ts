import 'server-only'
import { hkdfSync } from 'node:crypto'
import { resolve } from 'node:path'
import { createMyinfoClient, type MyinfoClient, type TraceListener, v3Environment } from 'singpass-client'
import type { LoginServices } from '@/lib/auth/login-services.ts'
import { type Config, ConfigError, config, type FapiConfig, type V3Config } from '@/lib/config/config.ts'
import { requireUsableKeys } from '@/lib/config/connections/usable-keys.ts'
import type { RunningDelivery } from '@/lib/delivery/start-delivery.ts'
import { isAttribute } from '@/lib/myinfo/catalogue.ts'
import { parsePerson } from '@/lib/myinfo/parse-person.ts'
import type { LetterWriter } from '@/lib/onboarding/application/letter.ts'
import { attributesOf, productScopes, withinAsked } from '@/lib/onboarding/asked-of-myinfo.ts'
import { attributesWithout } from '@/lib/onboarding/beforehand/downtime.ts'
import { connectionOf } from '@/lib/onboarding/connection-of.ts'
import type { Product } from '@/lib/onboarding/product.ts'
import { findProduct } from '@/lib/onboarding/products/index.ts'
import { keepHouse } from '@/lib/server/housekeeping.ts'
import { record } from '@/lib/server/log.ts'
import { type MetadataWatch, watchMetadata } from '@/lib/server/metadata-watch.ts'
import { watchAges } from '@/lib/server/metrics/ages.ts'
import { watchCircuit } from '@/lib/server/metrics/circuits.ts'
import { metrics } from '@/lib/server/metrics/metrics.ts'
import { spanUpstream } from '@/lib/server/spans/upstream.ts'
import { createStorage, type Storage, StorageUnavailable } from '@/lib/storage/database.ts'
import { startEmbeddedPostgres } from '@/lib/storage/embedded/embedded.ts'
import { hasRoom } from '@/lib/storage/engine/disk-space.ts'
import { hashSubject } from '@/lib/storage/sealing/subject-hash.ts'
import { keptAfterDecision, nudging, receiversFor, startServerDelivery } from './delivery.ts'
import type { Demo } from './demo/demo.ts'
import { loginEvents } from './events.ts'

export { DraftGone, DraftTooLarge, StorageUnavailable } from '@/lib/storage/database.ts'

/** The server, put together once for each process. */
export interface Server {
  config: Config
  storage: Storage
  clients: ReadonlyMap<string, MyinfoClient>
  login: LoginServices
  connectionOf(product: Product): string
  findProduct(id: string): Product | undefined
  /** How FAPI's metadata and keys arrive. */
  metadata: MetadataWatch
  /** What is on its way to the bank's systems from this node. */
  delivery: RunningDelivery
  /** Epoch milliseconds; in a demo, perhaps another time than now. For what is shown, never for what expires. */
  now(): number
  /** In a demo that was built as one. */
  demo?: Demo
}

/** Connections that deliveries may take, besides those of the applicants. */
const DELIVERY_CONNECTIONS = 2

const kept: typeof globalThis & { myinfoServer?: Promise<Server> } = globalThis

/**
 * The process's server: settings read, keys imported, stores connected and migrated. Throws `ConfigError`.
 *
 * @param write puts letters to applicants into words; given by the start, and to no later call
 */
export function getServer(write?: LetterWriter): Promise<Server> {
  kept.myinfoServer ??= build(config(), write)
  return kept.myinfoServer
}

async function build(read: Config, write?: LetterWriter): Promise<Server> {
  refuseBuildOfDemo(read)
  // next-auth takes its public address from nowhere else.
  process.env.NEXTAUTH_URL = read.appUrl.href
  await requireUsableKeys(read)
  const metadata = watchMetadata('fapi', (event) => record('error', event))
  const demo = await loadDemo(read)
  const settings = demo && read.mail === undefined ? { ...read, mail: demo.mailbox.settings } : read
  const clients = new Map(
    settings.connections.map((connection): [string, MyinfoClient] => {
      const client = buildClient(settings, connection, metadata)
      return [connection, demo?.journeys.follow(client) ?? client]
    }),
  )
  const directory = embeddedDirectory(settings)
  const stores = {
    url: settings.databaseUrl ?? (await startEmbedded(directory, settings.databasePort)),
    dataKeys: settings.dataKeys,
    auditKeys: settings.auditKeys,
    retrievalMinutes: settings.retrievalMinutes,
    hasRoom: isEmbedded(settings) ? () => hasRoom(directory) : undefined,
    receivers: receiversFor(settings),
    takesTwo: (product: string) => findProduct(product, settings)?.fourEyes === true,
    keptAfterDecision: keptAfterDecision(settings),
  }
  const plain = createStorage(stores)
  await plain.migrate()
  const delivery = startServerDelivery(settings, {
    storage: createStorage({ ...stores, connections: DELIVERY_CONNECTIONS }),
    write,
  })
  const storage = nudging(demo?.requests.watch(plain) ?? plain, delivery)
  keepHouse({ storage, record, now: Date.now })
  metrics().watchConnections(plain.connections)
  watchAges(settings, { metrics: metrics(), record, now: Date.now })

  for (const { setting, id } of settings.production ? settings.refusals : [])
    record('warn', { event: 'setting_doubtful', setting, rule: id })
  record('info', { event: 'started', connections: settings.connections.join(','), demo: settings.demo })
  return {
    config: settings,
    storage,
    clients,
    login: buildLogin({ settings, storage, clients }),
    connectionOf: (product) => connectionOf(product, settings.connections),
    findProduct: (id) => findProduct(id, settings),
    metadata,
    delivery,
    now: clockOf(settings, demo),
    ...(demo && { demo }),
  }
}

/** The condition is known when the application is built (`next.config.js`): production carries none of the demo's code. */
async function loadDemo(settings: Config): Promise<Demo | undefined> {
  if (process.env.BUILT_FOR_DEMO !== '1' || !settings.demo) return undefined
  const { createDemo } = await import('./demo/demo.ts')
  return createDemo(settings)
}

/** A build that holds the demo's pages is never what real people are served by. */
function refuseBuildOfDemo({ production, demo }: Config): void {
  if (!production || demo || process.env.BUILT_FOR_DEMO !== '1') return
  const fix = 'build it for production, with `npm run build`; or set DEMO=1, where it is to be a demo'
  throw new ConfigError([{ setting: 'DEMO', wrong: 'is not set, and this application was built as a demo', fix }])
}

function clockOf({ demoNow }: Config, demo: Demo | undefined): () => number {
  const shift = demoNow === undefined ? 0 : demoNow - Date.now()
  return () => Date.now() + shift + (demo?.clock.ahead() ?? 0)
}

function buildClient(settings: Config, connection: string, metadata: MetadataWatch): MyinfoClient {
  if (connection === 'v3' && settings.v3) return buildV3Client(settings.v3)
  const app = settings.fapi.get(connection)
  if (app) return buildFapiClient(connection, app, metadata)
  throw new Error(`connection "${connection}" has no settings`)
}

function buildV3Client({ env, url, ...registered }: V3Config): MyinfoClient {
  const environment = v3Environment(env, registered.context, { url, clientId: registered.clientId })
  const trace = listening('v3', metrics().watchUpstream('v3'))
  return createMyinfoClient(
    { kind: 'v3', connection: 'v3', ...environment, ...registered },
    { trace, circuit: circuitOf('v3') },
  )
}

function buildFapiClient(
  connection: string,
  { env, issuer, clientId, keys }: FapiConfig,
  { trace }: MetadataWatch,
): MyinfoClient {
  const registered = {
    kind: 'fapi',
    connection,
    issuer,
    clientId,
    keys: JSON.parse(keys),
    // Staging alone has people who log in with a password and nothing else.
    minimumAcr: env === 'staging' ? undefined : 'urn:singpass:authentication:loa:2',
    allowInsecureLoopback: issuer.startsWith('http:'),
  } as const
  return createMyinfoClient(registered, {
    // The simulator may be asked as often as somebody presses "rotate the keys".
    ...(registered.allowInsecureLoopback && { keyCooldown: 0 }),
    circuit: circuitOf(connection),
    trace: listening(connection, trace, metrics().watchUpstream(connection)),
  })
}

/** What hears of every call: those given, and OpenTelemetry. */
function listening(connection: string, ...others: TraceListener[]): TraceListener {
  const listeners = [...others, spanUpstream(connection)]
  return (event) => {
    for (const listener of listeners) listener(event)
  }
}

function circuitOf(connection: string) {
  return watchCircuit(connection, { metrics: metrics(), record })
}

function embeddedDirectory({ dataDir }: Config): string {
  return resolve(/* turbopackIgnore: true */ process.cwd(), dataDir, 'postgres')
}

/** The address of an embedded database that is replaced should it end or hang. */
async function startEmbedded(directory: string, port: number): Promise<string> {
  const keep = { replaced: () => record('error', { event: 'database_replaced' }) }
  return (await startEmbeddedPostgres({ directory, port, keep })).url
}

/** Whether the database is the embedded one, started here or, as in the demo, by the process that started us. */
function isEmbedded({ databaseUrl, databasePort, demo }: Config): boolean {
  return databaseUrl === undefined || (demo && databaseUrl.includes(`@127.0.0.1:${databasePort}/`))
}

function buildLogin({
  settings,
  storage,
  clients,
}: {
  settings: Config
  storage: Storage
  clients: ReadonlyMap<string, MyinfoClient>
}): LoginServices {
  const subjectKey = Buffer.from(
    hkdfSync('sha256', settings.formerAuthSecret ?? settings.authSecret, '', 'subject', 32),
  )
  return {
    settings: {
      appUrl: settings.appUrl,
      authSecret: settings.authSecret,
      formerAuthSecret: settings.formerAuthSecret,
      connections: settings.connections,
      sessions: storage.sessions,
    },
    attempts: storage.attempts,
    sessions: storage.sessions,
    logins: storage.logins,
    wayBack: storage.wayBack,
    client: (connection) => clients.get(connection),
    product: (id) => findProduct(id, settings),
    connections: (product) => (settings.demo ? settings.connections : [connectionOf(product, settings.connections)]),
    isStorageAway: (failure) => failure instanceof StorageUnavailable,
    scopes: (product, connection, without) =>
      productScopes(product, connection === 'v3' ? 'v3' : 'fapi', attributesWithout(product, without)),
    fewestScopes: (product, connection) =>
      productScopes(product, connection === 'v3' ? 'v3' : 'fapi', attributesOf(product).slice(0, 1)),
    parse: (product, wire) => {
      const { person, faults } = parsePerson(wire, attributesOf(product).filter(isAttribute))
      return { person: withinAsked(product, person), faults }
    },
    hashSubject: (connection, subject) => hashSubject({ key: subjectKey, connection, subject }),
    now: Date.now,
    events: loginEvents,
  }
}
