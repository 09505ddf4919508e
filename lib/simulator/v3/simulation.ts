import type { IncomingMessage } from 'node:http'
import type { Persona } from '../personas/index.ts'
import type { V3Service } from './client.ts'
import type { V3Alter, V3FaultHook, V3Send } from './faults.ts'
import type { Memory } from './pending-sign-in.ts'
import type { V3Keys } from './wire/keys.ts'

/** What may be changed while the simulator runs, because the sources contradict each other. */
export interface V3Settings {
  /** The JWS stands in double quotes inside the JWE, as the real service sends it. */
  quoted: boolean
  /** Where the callback of a declined consent says why. */
  denialKey: 'error-description' | 'error_description'
  /** Status of a signature that does not verify. */
  signatureStatus: 401 | 500
}

/** Settings of the v3 side as the simulator starts with them. */
export const defaultV3Settings: V3Settings = {
  quoted: true,
  denialKey: 'error-description',
  signatureStatus: 401,
}

/** One line for the log, free of personal data, tokens and secrets. */
export interface V3LogEntry {
  call: 'v3-authorise' | 'v3-login' | 'v3-consent' | 'v3-token' | 'v3-person' | 'v3'
  outcome: 'accepted' | 'refused' | 'fault'
  clientId?: string
  error?: string
  reason?: string
  fault?: string
}

/** Tells who logs in without a page, and what they decide; asking uses it up. */
export type V3SignInAs = (clientId: string) => { persona: Persona; decision: 'agree' | 'decline' } | undefined

/** Everything that the endpoints share. */
export interface V3Simulation {
  origin: string
  services: ReadonlyMap<string, V3Service>
  personas: readonly Persona[]
  keys: V3Keys
  /** Epoch milliseconds. */
  now: () => number
  settings: V3Settings
  memory: Memory
  signInAs: V3SignInAs
  faultAt: V3FaultHook
  alter: V3Alter
  send: V3Send
  log: (entry: V3LogEntry) => void
}

/** A request with its URL taken apart. */
export interface Call {
  request: IncomingMessage
  path: string
  /** Raw, without the question mark. */
  query: string
}
