import type { Persona } from '../personas/index.ts'
import type { V3Service } from './client.ts'
import { createExpiring, type Expiring } from './expiring.ts'

/** An authorise request that was accepted, until it goes back to the service. The consent page posts none of it. */
export interface PendingSignIn {
  id: string
  /** Random value of the cookie of the browser that began it. */
  browser: string
  service: V3Service
  redirectUri: string
  state: string
  purpose: string
  attributes: readonly string[]
  /** Who logged in; absent until then. */
  persona?: Persona
}

/** What a code stands for. */
export interface Grant {
  service: V3Service
  redirectUri: string
  attributes: readonly string[]
  persona: Persona
}

/** How long a code can be exchanged, in milliseconds. Myinfo calls it short-lived and gives no figure. */
const CODE_LIFETIME = 60_000

/** How long the login and consent pages of one sign-in stay open, in milliseconds. */
const SIGN_IN_LIFETIME = 10 * 60_000

/** How far a request's timestamp may be from the simulator's clock, in milliseconds. Myinfo publishes no figure. */
export const TIMESTAMP_TOLERANCE = 60_000

/** Everything the v3 part remembers; it is forgotten when the process stops. */
export interface Memory {
  pending: Expiring<PendingSignIn>
  grants: Expiring<Grant>
  nonces: Expiring<true>
}

/** An empty memory. A nonce outlives every timestamp that could be sent with it. */
export function createMemory(now: () => number): Memory {
  return {
    pending: createExpiring<PendingSignIn>({ lifetime: SIGN_IN_LIFETIME, now }),
    grants: createExpiring<Grant>({ lifetime: CODE_LIFETIME, now }),
    nonces: createExpiring<true>({ lifetime: 2 * TIMESTAMP_TOLERANCE + 1000, now }),
  }
}
