import { and, eq, gt, isNull, or, sql } from 'drizzle-orm'
import type { Attempt, AttemptArrival, AttemptOrigin, AttemptStore, TakenAttempt } from 'singpass-client'
import { withClosedErrors } from '../engine/availability.ts'
import { attempts } from '../schema/login.ts'
import { hashOf, type StoreParts, type Transaction } from '../store-parts.ts'
import { leftOut, placeOf } from './sealed-rows.ts'

/**
 * Attempts, by the hash of their state. `take` forgets what was sealed in the statement that reads it, so that of many
 * that arrive together one gets the secrets, and afterwards nobody can.
 */
export function createAttemptStore({ database, sealer, now }: StoreParts): AttemptStore {
  return {
    async put(attempt, { browser, product, application, withoutAgencies = [] }) {
      const [stateHash, { connection }] = [hashOf(attempt.state), attempt]
      const origin = { browser, product, connection, withoutAgencies: [...withoutAgencies] }
      const { keyId, sealed } = await sealer.seal(placeOf('attempts', stateHash, origin), attempt)
      const row = {
        stateHash,
        ...origin,
        application: application ?? null,
        attempt: sealed,
        keyId,
        expiresAt: new Date(attempt.expiresAt),
      }
      await withClosedErrors(() => database.insert(attempts).values(row))
    },

    async take(state, arrival): Promise<TakenAttempt> {
      const stateHash = hashOf(state)
      const taken = await withClosedErrors(() => close(stateHash, arrival))
      if (!taken) return withClosedErrors(() => findEnded(stateHash, arrival))
      const attempt = await sealer.open<Attempt>(placeOf('attempts', stateHash, taken), taken.sealed)
      return { kind: 'taken', attempt, origin: originOf(taken) }
    },

    async end(state, outcome) {
      await withClosedErrors(() => endAttempt(database, { state, outcome }))
    },
  }

  async function close(stateHash: string, arrival: AttemptArrival) {
    const instant = new Date(now())
    const open = database.$with('open').as(
      database
        .select({ stateHash: attempts.stateHash, sealed: sql<Buffer>`${attempts.attempt}`.as('sealed') })
        .from(attempts)
        .where(and(...live(stateHash, arrival, instant), sql`${attempts.takenAt} is null`))
        .for('update'),
    )
    const [row] = await database
      .with(open)
      .update(attempts)
      .set({ takenAt: instant, attempt: null })
      .from(open)
      .where(eq(attempts.stateHash, open.stateHash))
      .returning({ ...origin, sealed: open.sealed })
    return row && { ...row, sealed: row.sealed.toString('ascii') }
  }

  async function findEnded(stateHash: string, arrival: AttemptArrival): Promise<TakenAttempt> {
    const [row] = await database
      .select({ ...origin, outcome: attempts.outcome })
      .from(attempts)
      .where(and(...live(stateHash, arrival, new Date(now()))))
    if (!row) return { kind: 'unknown' }

    return { kind: 'ended', origin: originOf(row), outcome: row.outcome ?? undefined }
  }
}

/** Says how an attempt ended, and forgets what was sealed in it. */
export async function endAttempt(
  database: Pick<Transaction, 'update'>,
  { state, outcome }: { state: string; outcome: string },
): Promise<void> {
  await database
    .update(attempts)
    .set({ outcome, attempt: null })
    .where(eq(attempts.stateHash, hashOf(state)))
}

const origin = {
  browser: attempts.browser,
  product: attempts.product,
  application: attempts.application,
  connection: attempts.connection,
  withoutAgencies: attempts.withoutAgencies,
}

type OriginRow = Pick<typeof attempts.$inferSelect, 'browser' | 'product' | 'application' | 'withoutAgencies'>

function originOf({ browser, product, application, withoutAgencies }: OriginRow): AttemptOrigin {
  return { browser, product, ...(application !== null && { application }), ...leftOut(withoutAgencies) }
}

/** One that an earlier version began has no connection: it may come back by any. */
function live(stateHash: string, { browser, connection }: AttemptArrival, instant: Date) {
  return [
    eq(attempts.stateHash, stateHash),
    eq(attempts.browser, browser),
    or(isNull(attempts.connection), eq(attempts.connection, connection)),
    gt(attempts.expiresAt, instant),
  ]
}
