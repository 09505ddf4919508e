import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { createAdmin } from './admin/admin.ts'
import { createClock } from './clock.ts'
import type { TlsIdentity } from './crypto/certificates.ts'
import { createSigningKeys } from './crypto/signing-keys.ts'
import { createClientKeyring } from './fapi/checks/client-keys.ts'
import { loginScopes, myinfoScopes } from './fapi/checks/scopes.ts'
import { buildEndpoints } from './fapi/discovery.ts'
import { createEngine } from './fapi/engine/engine.ts'
import { createNonceSource } from './fapi/memory/nonces.ts'
import { createPushedRequests } from './fapi/memory/pushed-requests.ts'
import { createSeenOnce } from './fapi/memory/seen-once.ts'
import { type ArmedFault, createFaultBoard, type FaultOrder } from './faults/board.ts'
import { faults } from './faults/index.ts'
import { createJournal, type JournalEntry } from './journal.ts'
import { createListener } from './listener.ts'
import { personas as everyone } from './personas/index.ts'
import type { Persona } from './personas/persona.ts'
import type { RegisteredClient } from './registration/registered-client.ts'
import { defaultSettings, parseSettings, type Settings } from './settings.ts'
import type { Simulation } from './simulation.ts'
import type { V3Client } from './v3/index.ts'
import { mountV3 } from './v3-mount.ts'

export { createTlsIdentities, type TlsIdentities, type TlsIdentity } from './crypto/certificates.ts'
export type { FaultOrder } from './faults/board.ts'
export { parseClients, type RegisteredClient } from './registration/registered-client.ts'
export { parseV3Clients } from './registration/v3-clients.ts'
export type { Settings } from './settings.ts'
export { createV3Keys, type V3Client } from './v3/index.ts'

/** What a simulator is made of. */
export interface SimulatorOptions {
  /** 0 takes a free port. */
  port: number
  /** A loopback address or name; it becomes part of the issuer. Defaults to 127.0.0.1. */
  host?: string
  clients: readonly RegisteredClient[]
  /** Services registered for Myinfo v3. */
  v3Clients?: readonly V3Client[]
  /** Defaults to the whole gallery. */
  personas?: readonly Persona[]
  /** Epoch milliseconds; defaults to the machine's clock. The engine below wants it within a minute of that. */
  now?: () => number
  /** Serve https with this identity, good or bad. */
  tls?: TlsIdentity
  /** Used to ask clients for their keys. */
  fetch?: typeof fetch
  /** Receives one line for each entry of the log; nothing is printed unless given. */
  print?: (line: string) => void
}

/** A running simulator. It keeps everything in memory and forgets it when it stops. */
export interface Simulator {
  /** `http://127.0.0.1:5157`. */
  readonly origin: string
  /** `http://127.0.0.1:5157/fapi`. */
  readonly issuer: string
  /** Lets a fault alter the next answers it fits. Throws a `TypeError` for an order that makes no sense. */
  arm(order: FaultOrder | string): ArmedFault
  clearFaults(): void
  /** What happened, oldest first. */
  log(): readonly JournalEntry[]
  /** Changes how the simulator behaves where the real service is silent. */
  configure(changes: Partial<Settings>): Settings
  /** Moves its clock ahead of the machine by some seconds. */
  setClockOffset(seconds: number): void
  rotateKeys(): Promise<void>
  stop(): Promise<void>
}

const LOOPBACK = ['127.0.0.1', 'localhost', '::1']

/**
 * Starts a strict stand-in for Singpass's FAPI 2.0 API on a loopback address.
 *
 * Throws a `TypeError` for an address that others could reach.
 */
export async function createSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { port, host = '127.0.0.1' } = options
  if (!LOOPBACK.includes(host)) throw new TypeError('the simulator listens on a loopback address only')
  const server = options.tls ? createTlsServer(options.tls) : createServer()
  const listening = listen(server, { port, host, scheme: options.tls ? 'https' : 'http' })
  const built = listening.then((origin) => createWorld(origin, options))
  const answering = built.then(async (simulation) => {
    return createListener(simulation, [createAdmin(simulation), await mountV3(simulation, options.v3Clients ?? [])])
  })
  // From the first connection on: the keys take a moment to make, and a request that comes meanwhile waits for them.
  server.on(
    'request',
    (request, response) =>
      void answering.then(
        (answer) => answer(request, response),
        () => request.destroy(),
      ),
  )

  const [origin, simulation] = await Promise.all([listening, built, answering])
  return buildSimulator(simulation, server, origin)
}

async function createWorld(origin: string, options: SimulatorOptions): Promise<Simulation> {
  const clock = createClock(options.now ?? Date.now)
  const endpoints = buildEndpoints(origin)
  const clients = new Map(options.clients.map((client) => [client.clientId, client]))
  const keyring = createClientKeyring({ clock, fetch: options.fetch ?? fetch })
  const signingKeys = await createSigningKeys()
  const scopes = ['openid', ...myinfoScopes, ...loginScopes]
  return {
    clock,
    settings: { ...defaultSettings },
    journal: createJournal(clock, options.print ?? (() => {})),
    endpoints,
    clients,
    personas: new Map((options.personas ?? everyone).map((persona) => [persona.id, persona])),
    keyring,
    signingKeys,
    seen: createSeenOnce(clock),
    nonces: createNonceSource(clock),
    pushed: createPushedRequests(clock),
    board: createFaultBoard(faults),
    engine: await createEngine({ issuer: endpoints.issuer, clock, clients, keyring, signingKeys, scopes }),
  }
}

function buildSimulator(simulation: Simulation, server: Server, origin: string): Simulator {
  return {
    origin,
    issuer: simulation.endpoints.issuer,
    arm: (order) => simulation.board.arm(typeof order === 'string' ? { fault: order } : order),
    clearFaults: simulation.board.clear,
    log: simulation.journal.entries,
    configure: (changes) => Object.assign(simulation.settings, parseSettings({ ...changes })),
    setClockOffset: simulation.clock.setOffset,
    rotateKeys: () => simulation.signingKeys.rotate(simulation.settings.keepOldKey),
    stop: () => close(server),
  }
}

interface Address {
  port: number
  host: string
  scheme: string
}

function listen(server: Server, { port, host, scheme }: Address): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      const address = server.address()
      const taken = typeof address === 'object' && address ? address.port : port
      resolve(`${scheme}://${host === '::1' ? '[::1]' : host}:${taken}`)
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
