import type { Clock } from '../../clock.ts'

/** Remembers identifiers that may be used once. */
export interface SeenOnce {
  /** True the first time; false again until `until` (epoch seconds) has passed. */
  isFirst(identifier: string, until: number): boolean
}

/** A memory that forgets identifiers once the messages they came in could no longer be accepted. */
export function createSeenOnce(clock: Clock): SeenOnce {
  const seen = new Map<string, number>()
  return {
    isFirst(identifier, until) {
      const now = clock.seconds()
      for (const [old, expiry] of seen) if (expiry < now) seen.delete(old)
      if (seen.has(identifier)) return false
      seen.set(identifier, until)
      return true
    },
  }
}
