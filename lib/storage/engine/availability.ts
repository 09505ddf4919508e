import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { DrizzleQueryError } from 'drizzle-orm'
import pg from 'pg'
import { StorageFault, StorageUnavailable, type UnavailableReason } from '../errors.ts'

/**
 * PostgreSQL's conditions that pass by themselves, by SQLSTATE or its class.
 *
 * @see {@link https://www.postgresql.org/docs/15/errcodes-appendix.html PostgreSQL error codes}
 */
const passing: readonly [prefix: string, reason: UnavailableReason][] = [
  ['08', 'unreachable'],
  ['28', 'denied'],
  ['3D000', 'denied'],
  ['57P', 'interrupted'],
  ['40', 'interrupted'],
  ['25P03', 'interrupted'],
  ['25006', 'read_only'],
  ['53100', 'full'],
  ['53', 'overloaded'],
  ['55P03', 'overloaded'],
  ['57014', 'overloaded'],
]

/** What the driver says, without a code, when a connection is lost, or none came free in time. */
const driverMessages: readonly [start: string, reason: UnavailableReason][] = [
  ['timeout exceeded when trying to connect', 'overloaded'],
  ['Query read timeout', 'overloaded'],
  ['Connection terminated', 'unreachable'],
  ['Client has encountered a connection error', 'unreachable'],
  ['Cannot use a pool after calling end', 'unreachable'],
]

const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
])

/** Repeated on behalf of the applicant: nothing was committed, or whether it was is found out by repeating. */
const worthRepeating: ReadonlySet<UnavailableReason> = new Set(['unreachable', 'denied', 'interrupted', 'read_only'])

const REPEAT_WITHIN_MS = 2_500
const LONGEST_PAUSE_MS = 250

/**
 * Runs work on the database and turns the driver's errors into `StorageUnavailable` and `StorageFault`.
 *
 * The driver's own errors carry the statement and its values, so none of them leaves this room, not even as a `cause`.
 */
export async function withClosedErrors<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw closedError(error)
  }
}

/**
 * Repeats work that a deadlock, a serialisation failure, a restart, a lost connection or a failover has interrupted, for
 * 2.5 seconds at most. Only for work that may be done twice.
 */
export async function repeating<Result>(work: () => Promise<Result>): Promise<Result> {
  const start = performance.now()
  for (let pause = 10; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return await withClosedErrors(work)
    } catch (error) {
      const passes = error instanceof StorageUnavailable && worthRepeating.has(error.reason)
      if (!passes || performance.now() - start + pause > REPEAT_WITHIN_MS) throw error
    }
    await sleep(pause + randomInt(pause))
  }
}

/** The error that may leave this room in place of the given one. Errors that are not the driver's pass unchanged. */
function closedError(error: unknown): unknown {
  const original = error instanceof DrizzleQueryError ? error.cause : error
  const { code, message } = Object(original)
  if (original instanceof pg.DatabaseError) return databaseError(String(code))
  if (networkCodes.has(code)) return new StorageUnavailable('unreachable')
  const known = driverMessages.find(([start]) => typeof message === 'string' && message.startsWith(start))
  if (known) return new StorageUnavailable(known[1])

  return error instanceof DrizzleQueryError ? new StorageFault('unknown') : error
}

function databaseError(sqlState: string): StorageUnavailable | StorageFault {
  const known = passing.findLast(([prefix]) => sqlState.startsWith(prefix))
  return known ? new StorageUnavailable(known[1]) : new StorageFault(sqlState)
}
