import type { Server } from 'node:http'
import { type Address, chooseAddress, close, createWebServer, listen } from './address.ts'
import { createAdmin } from './admin/admin.ts'
import { readSignInOrder } from './admin/orders.ts'
import { createReviewPage } from './admin/review-page.ts'
import type { SignInRequest } from './admin/sign-ins.ts'
import { build } from './build.ts'
import type { TlsIdentity } from './crypto/certificates.ts'
import type { ArmedFault, FaultOrder } from './faults/board.ts'
import type { JournalEntry } from './journal.ts'
import { createListener } from './listener.ts'
import type { Persona } from './personas/persona.ts'
import type { RegisteredClient } from './registration/registered-client.ts'
import { buildReport, type ReviewReport } from './review/report.ts'
import { type ReviewOptions, reviewAll } from './review/review-all.ts'
import { parseSettings, type Settings } from './settings.ts'
import type { Simulation } from './simulation.ts'
import type { V3Client, V3Keys } from './v3/index.ts'
import { mountV3 } from './v3-mount.ts'

/** What a simulator is made of. */
export interface SimulatorOptions {
  /** 0 takes a free port. */
  port: number
  /** The address to listen on, 127.0.0.1 unless given. One that others can reach needs an `issuer` to be reached by. */
  host?: string
  /**
   * By what clients and browsers reach it: `http://simulator:5157/fapi`, or `https://stg-id.singpass.gov.sg/fapi` behind an
   * entry in the hosts file. The scheme, host and port of the listening address with `/fapi` unless given.
   */
  issuer?: string
  clients: readonly RegisteredClient[]
  /** Services registered for Myinfo v3. */
  v3Clients?: readonly V3Client[]
  /** What its v3 part signs with; made anew unless given. */
  v3Keys?: V3Keys
  /** Defaults to the whole gallery. */
  personas?: readonly Persona[]
  /** Changes to how it behaves where the real service is silent. */
  settings?: Partial<Settings>
  /** Hosts besides localhost on which a client registered while it runs may have an http redirect URI. */
  redirectHosts?: readonly string[]
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
  /** Registers an application, or replaces the one of the same client ID. */
  register(client: RegisteredClient): void
  /** Lets the next logins of a client go through without a page. Throws a `TypeError` for an unknown person or client. */
  signIn(order: SignInRequest): void
  /**
   * Reviews the client that logged in last, or the one that is named. Throws a `TypeError` when nobody has called yet.
   */
  review(clientId?: string): ReviewReport
  /** Arms one fault after the other, lets `drive` log in each time, and tells what the client accepted. */
  reviewAll(options: ReviewOptions): Promise<ReviewReport>
  /** Moves its clock ahead of the machine by some seconds. */
  setClockOffset(seconds: number): void
  rotateKeys(): Promise<void>
  stop(): Promise<void>
}

/**
 * Starts a strict stand-in for Singpass's FAPI 2.0 API.
 *
 * Throws a `TypeError` for an address that others could reach without an issuer to reach it by, and for an issuer that
 * could not be this simulator's.
 */
export async function createSimulator(options: SimulatorOptions): Promise<Simulator> {
  const address = chooseAddress(options)
  const server = createWebServer(options.tls)
  const listening = listen(server, address)
  const built = listening.then((origin) => build(issuerOf(origin, address), options))
  const answering = built.then(async (simulation) => {
    const v3 = await mountV3(simulation, { clients: options.v3Clients ?? [], keys: options.v3Keys })
    return createListener(simulation, [
      createAdmin(simulation, { v3, ...options }),
      createReviewPage(simulation),
      v3.respond,
    ])
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

  const [, simulation] = await Promise.all([listening, built, answering])
  return buildSimulator(simulation, server)
}

function issuerOf(origin: string, { issuer }: Address): string {
  return issuer ?? `${origin}/fapi`
}

function buildSimulator(simulation: Simulation, server: Server): Simulator {
  const { board, endpoints } = simulation
  return {
    origin: new URL(endpoints.issuer).origin,
    issuer: endpoints.issuer,
    arm: (order) => board.arm(typeof order === 'string' ? { fault: order } : order),
    clearFaults() {
      board.clear()
      simulation.signingKeys.hideDecoys()
    },
    log: simulation.journal.entries,
    configure: (changes) => Object.assign(simulation.settings, parseSettings({ ...changes })),
    register(client) {
      simulation.clients.set(client.clientId, client)
      simulation.keyring.forget()
    },
    signIn: (order) => simulation.signIns.order(readSignInOrder(simulation, { ...order })),
    review: (clientId) => buildReport(simulation, clientId),
    reviewAll: (options) => reviewAll(simulation, options),
    setClockOffset: simulation.clock.setOffset,
    rotateKeys: () => simulation.signingKeys.rotate(simulation.settings.keepOldKey),
    stop: () => close(server),
  }
}
