import type { Attempt, AttemptArrival, AttemptOrigin, AttemptStore } from './attempt.ts'

interface Kept {
  /** Gone once it was taken, with its secrets. */
  attempt?: Attempt
  origin: AttemptOrigin
  connection: string
  expiresAt: number
  outcome?: string
}

/** Attempts that one process holds at most; beyond, the oldest is forgotten. Ten minutes of 160 starts a second. */
const mostAttempts = 100_000

/**
 * Keeps attempts in the memory of this process: to start with, and for tests.
 *
 * A restart forgets them, and another node does not know them; a service of several nodes shares a store instead.
 *
 * @param now epoch milliseconds.
 */
export function createMemoryAttemptStore(now: () => number = Date.now): AttemptStore {
  const kept = new Map<string, Kept>()

  return {
    async put(attempt, origin) {
      if (kept.has(attempt.state)) throw new TypeError('an attempt of this state is kept already')
      forgetOldest()
      const { state, connection, expiresAt } = attempt
      kept.set(state, { attempt: structuredClone(attempt), origin, connection, expiresAt })
    },

    async take(state, arrival) {
      const found = kept.get(state)
      if (!found || !isItsOwn(found, arrival) || found.expiresAt <= now()) return { kind: 'unknown' }
      const { attempt, origin, outcome } = found
      if (!attempt) return { kind: 'ended', origin, outcome }

      found.attempt = undefined
      return { kind: 'taken', attempt, origin }
    },

    async end(state, outcome) {
      const found = kept.get(state)
      if (found) Object.assign(found, { outcome, attempt: undefined })
    },
  }

  function isItsOwn({ origin, connection }: Kept, arrival: AttemptArrival): boolean {
    return origin.browser === arrival.browser && connection === arrival.connection
  }

  /** In the order in which they were put, which is that of their expiry. */
  function forgetOldest(): void {
    for (const [state, { expiresAt }] of kept) {
      if (expiresAt > now() && kept.size < mostAttempts) return
      kept.delete(state)
    }
  }
}
