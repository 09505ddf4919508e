import { and, eq, gt, isNull, or, type Placeholder, type SQL, sql } from 'drizzle-orm'
import { QueryBuilder } from 'drizzle-orm/pg-core'
import type { Attempt, AttemptArrival, AttemptOrigin, AttemptStore, TakenAttempt } from 'singpass-client'
import { withClosedErrors } from '../engine/availability.ts'
import { builtOnce } from '../engine/built-once.ts'
import { queryByName } from '../engine/by-name.ts'
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
      const attempt = await sealer.open<Attempt>(placeOf('attempts', stateHash, taken), taken.sealed.toString('ascii'))
      return { kind: 'taken', attempt, origin: originOf(taken) }
    },

    async end(state, outcome) {
      await withClosedErrors(() => endAttempt(database, { state, outcome }))
    },
  }

  async function close(state: string, { browser, connection }: AttemptArrival): Promise<TakenRow | undefined> {
    const values = { state, browser, connection, now: new Date(now()) }
    const { rows } = await queryByName(database.$client, taking(values))
    return rows[0]
  }

  async function findEnded(stateHash: string, arrival: AttemptArrival): Promise<TakenAttempt> {
    const [row] = await database
      .select({ ...origin, outcome: attempts.outcome })
      .from(attempts)
      .where(live({ state: stateHash, ...arrival, now: new Date(now()) }))
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

type Row = typeof attempts.$inferSelect
type OriginRow = Pick<Row, 'browser' | 'product' | 'application' | 'withoutAgencies'>
type TakenRow = Pick<Row, keyof typeof origin> & { sealed: Buffer }

function originOf({ browser, product, application, withoutAgencies }: OriginRow): AttemptOrigin {
  return { browser, product, ...(application !== null && { application }), ...leftOut(withoutAgencies) }
}

interface Arriving {
  state: string | Placeholder
  browser: string | Placeholder
  connection: string | Placeholder
  now: Date | Placeholder
}

/** One that an earlier version began has no connection: it may come back by any. */
function live({ state, browser, connection, now }: Arriving): SQL | undefined {
  return and(
    eq(attempts.stateHash, state),
    eq(attempts.browser, browser),
    or(isNull(attempts.connection), eq(attempts.connection, connection)),
    gt(attempts.expiresAt, now),
  )
}

const taking = builtOnce(buildTaking())

/** Reads what is sealed and forgets it in one statement: of many that arrive together, one finds it. */
function buildTaking(): SQL {
  const [state, browser] = [sql.placeholder('state'), sql.placeholder('browser')]
  const [connection, now] = [sql.placeholder('connection'), sql.placeholder('now')]
  const open = new QueryBuilder()
    .select({ stateHash: attempts.stateHash, sealed: sql`${attempts.attempt}`.as('sealed') })
    .from(attempts)
    .where(and(live({ state, browser, connection, now }), sql`${attempts.takenAt} is null`))
    .for('update')
  const told = Object.entries(origin).map(([name, column]) => sql`${column} as ${sql.identifier(name)}`)
  return sql`
    with open as (${open})
    update ${attempts} set taken_at = ${sql.param(now, attempts.takenAt)}, attempt = null from open
    where ${attempts.stateHash} = open.state_hash
    returning ${sql.join(told, sql`, `)}, open.sealed`
}
