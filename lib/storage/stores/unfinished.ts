import { and, eq, isNull } from 'drizzle-orm'
import { withClosedErrors } from '../engine/availability.ts'
import { drafts } from '../schema/drafts.ts'
import { retrievals } from '../schema/login.ts'
import type { Database, StoreParts, Transaction } from '../store-parts.ts'
import { handOver } from './sealed-rows.ts'

interface Move extends Pick<StoreParts, 'sealer'> {
  transaction: Transaction
  /** ID of the session that has them. */
  from: string
}

/** Gives a session's retrievals to another session of the same account. */
export async function moveRetrievals({ transaction, sealer, from, to }: Move & { to: string }): Promise<void> {
  const rows = await transaction.select().from(retrievals).where(eq(retrievals.session, from)).for('update')
  for (const row of rows) {
    const next = { ...row, session: to }
    const { keyId, sealed } = await handOver(sealer, {
      table: 'retrievals',
      key: row.id,
      sealed: row.person,
      now: row,
      next,
    })
    await transaction.update(retrievals).set({ session: to, person: sealed, keyId }).where(eq(retrievals.id, row.id))
  }
}

/** Gives a session's unfinished drafts to another session. */
export async function moveDrafts({
  transaction,
  sealer,
  from,
  becomes,
}: Move & { becomes: { session: string; subject: string | null; offered?: true } }): Promise<void> {
  const unfinished = and(eq(drafts.session, from), isNull(drafts.reference))
  const rows = await transaction.select().from(drafts).where(unfinished).for('update')
  for (const row of rows) {
    const next = { ...row, ...becomes, subject: row.offered ? null : becomes.subject }
    const { keyId, sealed } = await handOver(sealer, {
      table: 'drafts',
      key: row.id,
      sealed: row.answers ?? '',
      now: row,
      next,
    })
    const { session, subject, offered } = next
    await transaction
      .update(drafts)
      .set({ session, subject, offered, answers: sealed, keyId })
      .where(eq(drafts.id, row.id))
  }
}

/** How many retrieved persons and unsent drafts there are. */
export async function countAlive(database: Database): Promise<{ retrievals: number; drafts: number }> {
  const [persons, unsent] = await withClosedErrors(() =>
    Promise.all([database.$count(retrievals), database.$count(drafts, isNull(drafts.reference))]),
  )
  return { retrievals: persons, drafts: unsent }
}
