import { and, eq, gt, sql } from 'drizzle-orm'
import type { Attempt, AttemptStore, TakenAttempt } from 'singpass-client'
import { withClosedErrors } from '../engine/availability.ts'
import { attempts } from '../schema.ts'
import { hashOf, type StoreParts } from '../store-parts.ts'

const TABLE = 'attempts'

/**
 * Attempts, by the hash of their state. `take` forgets what was sealed in the statement that reads it, so that of many
 * that arrive together one gets the secrets, and afterwards nobody can.
 */
export function createAttemptStore({ database, sealer, now }: StoreParts): AttemptStore {
  return {
    async put(attempt, { browser, product }) {
      const stateHash = hashOf(attempt.state)
      const { keyId, sealed } = await sealer.seal({ table: TABLE, row: stateHash }, attempt)
      const row = { stateHash, browser, product, attempt: sealed, keyId, expiresAt: new Date(attempt.expiresAt) }
      await withClosedErrors(() => database.insert(attempts).values(row))
    },

    async take(state, browser): Promise<TakenAttempt> {
      const stateHash = hashOf(state)
      const taken = await withClosedErrors(() => close(stateHash, browser))
      if (!taken) return withClosedErrors(() => findEnded(stateHash, browser))
      const attempt = await sealer.open<Attempt>({ table: TABLE, row: stateHash }, taken.sealed)
      return { kind: 'taken', attempt, origin: { browser, product: taken.product } }
    },

    async end(state, outcome) {
      const ended = eq(attempts.stateHash, hashOf(state))
      await withClosedErrors(() => database.update(attempts).set({ outcome, attempt: null }).where(ended))
    },
  }

  async function close(stateHash: string, browser: string) {
    const instant = new Date(now())
    const open = database.$with('open').as(
      database
        .select({ stateHash: attempts.stateHash, sealed: sql<Buffer>`${attempts.attempt}`.as('sealed') })
        .from(attempts)
        .where(and(...live(stateHash, browser, instant), sql`${attempts.takenAt} is null`))
        .for('update'),
    )
    const [row] = await database
      .with(open)
      .update(attempts)
      .set({ takenAt: instant, attempt: null })
      .from(open)
      .where(eq(attempts.stateHash, open.stateHash))
      .returning({ product: attempts.product, sealed: open.sealed })
    return row && { product: row.product, sealed: row.sealed.toString('ascii') }
  }

  async function findEnded(stateHash: string, browser: string): Promise<TakenAttempt> {
    const instant = new Date(now())
    const [row] = await database
      .select({ product: attempts.product, outcome: attempts.outcome })
      .from(attempts)
      .where(and(...live(stateHash, browser, instant)))
    if (!row) return { kind: 'unknown' }

    return { kind: 'ended', origin: { browser, product: row.product }, outcome: row.outcome ?? undefined }
  }
}

function live(stateHash: string, browser: string, instant: Date) {
  return [eq(attempts.stateHash, stateHash), eq(attempts.browser, browser), gt(attempts.expiresAt, instant)]
}
