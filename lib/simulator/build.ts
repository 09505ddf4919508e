import { createSignIns } from './admin/sign-ins.ts'
import { createClock } from './clock.ts'
import { createSigningKeys } from './crypto/signing-keys.ts'
import { buildEndpoints } from './fapi/discovery.ts'
import { createEngine } from './fapi/engine/engine.ts'
import { createNonceSource } from './fapi/memory/nonces.ts'
import { createPushedRequests } from './fapi/memory/pushed-requests.ts'
import { createSeenOnce } from './fapi/memory/seen-once.ts'
import { createFaultBoard } from './faults/board.ts'
import { faults } from './faults/index.ts'
import { createJournal } from './journal.ts'
import { personas as everyone } from './personas/index.ts'
import type { Persona } from './personas/persona.ts'
import { createClientKeyring } from './registration/client-keys.ts'
import type { RegisteredClient } from './registration/registered-client.ts'
import { loginScopes, myinfoScopes } from './registration/scopes.ts'
import { createObservations } from './review/observations.ts'
import { createReviewSession } from './review/session.ts'
import { defaultSettings, parseSettings, type Settings } from './settings.ts'
import type { Simulation } from './simulation.ts'

/** What a simulation is put together from. */
export interface Ingredients {
  clients: readonly RegisteredClient[]
  personas?: readonly Persona[]
  settings?: Partial<Settings>
  now?: () => number
  fetch?: typeof fetch
  print?: (line: string) => void
}

/** Puts a simulation together for an issuer. Throws a `TypeError` for settings that are none. */
export async function build(issuer: string, options: Ingredients): Promise<Simulation> {
  const clock = createClock(options.now ?? Date.now)
  const clients = new Map(options.clients.map((client) => [client.clientId, client]))
  const keyring = createClientKeyring({ clock, fetch: options.fetch ?? fetch })
  const signingKeys = await createSigningKeys()
  const scopes = ['openid', ...myinfoScopes, ...loginScopes]
  const simulation: Simulation = {
    clock,
    settings: { ...defaultSettings, ...parseSettings({ ...options.settings }) },
    journal: createJournal(clock, options.print ?? (() => {})),
    endpoints: buildEndpoints(issuer),
    clients,
    personas: new Map((options.personas ?? everyone).map((persona) => [persona.id, persona])),
    keyring,
    signingKeys,
    seen: createSeenOnce(clock),
    observations: createObservations(),
    serverNonces: createNonceSource(clock),
    userinfoNonces: createNonceSource(clock),
    opaqueTokens: new Map(),
    pushed: createPushedRequests(clock),
    board: createFaultBoard(faults),
    engine: await createEngine({ issuer, clock, clients, keyring, signingKeys, scopes }),
    signIns: createSignIns(),
    review: createReviewSession(() => simulation),
  }
  return simulation
}
