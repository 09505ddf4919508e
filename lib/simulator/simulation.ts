import type { SignIns } from './admin/sign-ins.ts'
import type { Clock } from './clock.ts'
import type { SigningKeys } from './crypto/signing-keys.ts'
import type { Endpoints } from './fapi/discovery.ts'
import type { Engine } from './fapi/engine/engine.ts'
import type { NonceSource } from './fapi/memory/nonces.ts'
import type { PushedRequests } from './fapi/memory/pushed-requests.ts'
import type { SeenOnce } from './fapi/memory/seen-once.ts'
import type { FaultBoard } from './faults/board.ts'
import type { Journal } from './journal.ts'
import type { Persona } from './personas/persona.ts'
import type { ClientKeyring } from './registration/client-keys.ts'
import type { RegisteredClient } from './registration/registered-client.ts'
import type { Observations } from './review/observations.ts'
import type { ReviewSession } from './review/session.ts'
import type { Settings } from './settings.ts'

/** Everything one simulator holds; each part of it works on this and on nothing else. */
export interface Simulation {
  clock: Clock
  settings: Settings
  journal: Journal
  endpoints: Endpoints
  clients: Map<string, RegisteredClient>
  personas: ReadonlyMap<string, Persona>
  keyring: ClientKeyring
  signingKeys: SigningKeys
  seen: SeenOnce
  observations: Observations
  /** DPoP nonces of PAR and token. */
  serverNonces: NonceSource
  userinfoNonces: NonceSource
  /** Access tokens that hold nothing, and what each stands for. */
  opaqueTokens: Map<string, string>
  pushed: PushedRequests
  board: FaultBoard
  engine: Engine
  signIns: SignIns
  review: ReviewSession
}
