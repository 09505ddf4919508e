import type { Clock } from '../../clock.ts'

/** What was pushed, as far as the pages, the callback and the tokens need it. */
export interface PushedRequest {
  /** The login that began with it. */
  attempt: string
  clientId: string
  redirectUri: string
  state: string
  scopes: readonly string[]
  /** Of the DPoP key that the login is bound to. */
  thumbprint: string
  /** Assurance levels in order of preference; empty when none was asked for. */
  acrValues: readonly string[]
  /** Comes back into a native application through an App Link or Universal Link, by a touch on a page. */
  isAppClaimed: boolean
  /** What a Login application says that the person is about to do. */
  context?: { type: string; message?: string }
  appLaunchUrl?: string
  /** Epoch milliseconds. */
  expiresAt: number
}

/** Pushed requests by `request_uri`, remembered for an hour. */
export interface PushedRequests {
  put(requestUri: string, request: Omit<PushedRequest, 'expiresAt'>): void
  find(requestUri: string): PushedRequest | undefined
  ofAttempt(attempt: string | undefined): PushedRequest | undefined
}

const LIFE_MS = 60_000
const KEPT_MS = 3_600_000

/** A memory of pushed requests; each expires 60 seconds after it was put. */
export function createPushedRequests(clock: Clock): PushedRequests {
  const kept = new Map<string, PushedRequest>()
  return {
    put(requestUri, request) {
      for (const [uri, { expiresAt }] of kept) if (expiresAt + KEPT_MS < clock.now()) kept.delete(uri)
      kept.set(requestUri, { ...request, expiresAt: clock.now() + LIFE_MS })
    },
    find: (requestUri) => kept.get(requestUri),
    ofAttempt: (attempt) =>
      attempt === undefined ? undefined : [...kept.values()].find((one) => one.attempt === attempt),
  }
}
