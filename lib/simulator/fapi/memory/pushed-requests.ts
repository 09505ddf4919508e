import type { Clock } from '../../clock.ts'

/** Where to send the browser of a request whose `request_uri` has expired. */
export interface PushedRequest {
  clientId: string
  redirectUri: string
  state: string
  scopes: readonly string[]
  /** Epoch milliseconds. */
  expiresAt: number
}

/** Pushed requests by `request_uri`, remembered for an hour. */
export interface PushedRequests {
  put(requestUri: string, request: Omit<PushedRequest, 'expiresAt'>): void
  find(requestUri: string): PushedRequest | undefined
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
  }
}
