import type { Storage } from '../storage/database.ts'
import type { record } from './log.ts'
import { metrics } from './metrics/metrics.ts'
import { withinPart } from './origin/part.ts'

const minute = 60_000
const hour = 60 * minute

/** So long without a purge that went through, and what should be gone is still there: an operator has to know. */
const alarmAfter = 15 * minute

interface Surroundings {
  storage: Pick<Storage, 'purge' | 'alive' | 'anchorAudit'>
  record: typeof record
  /** Epoch milliseconds. */
  now(): number
}

/** What is done by itself, over and over. */
export interface Housekeeping {
  /** Removes what has expired, and says what; a failure is logged, and alarms when it lasts. */
  purge(): Promise<void>
  /** Writes to the log, away from the database, how far the audit has come; one that failed is made up for after a purge. */
  anchor(): Promise<void>
}

/** The application's housekeeping. Throws nothing: each of them is tried again when its time comes. */
export function createHousekeeping({ storage, record, now }: Surroundings): Housekeeping {
  let purgedAt = now()
  let isAnchored = true
  // A count alone: the next one comes in a minute.
  const tellAlive = () => storage.alive().then(metrics().alive, () => undefined)
  async function anchor(): Promise<void> {
    try {
      record('info', { event: 'audit_anchored', ...(await storage.anchorAudit()) })
      isAnchored = true
    } catch (error) {
      isAnchored = false
      record('warn', { event: 'anchor_failed', reason: reasonOf(error) })
    }
  }

  return {
    async purge() {
      try {
        const counts = await storage.purge()
        purgedAt = now()
        metrics().purged(purgedAt)
        await tellAlive()
        if (!isAnchored) await anchor()
        if (Object.values(counts).some((count) => count > 0)) record('info', { event: 'purged', counts })
      } catch (error) {
        const alarm = now() - purgedAt >= alarmAfter ? 'retention' : undefined
        record(alarm ? 'error' : 'warn', { event: 'purge_failed', reason: reasonOf(error), alarm })
      }
    },

    anchor,
  }
}

/**
 * So long after the start the first anchor is written. Until then Next.js loads its pages, one after another without a
 * pause, and a connection to the database would be given up before anybody looked at it.
 */
const firstAnchor = minute / 2

/** Begins to keep house: a purge each minute, an anchor soon and each hour. Keeps no process alive. */
export function keepHouse(surroundings: Surroundings): void {
  const { purge, anchor } = createHousekeeping(surroundings)
  setInterval(() => void withinPart('purge', purge), minute).unref()
  setInterval(() => void withinPart('anchor', anchor), hour).unref()
  setTimeout(() => void withinPart('anchor', anchor), firstAnchor).unref()
}

/** The name alone: storage's own errors say no more, and another's may hold what it choked on. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown'
}
