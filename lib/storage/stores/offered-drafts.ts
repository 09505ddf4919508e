import { and, desc, eq, gt, isNull, notInArray } from 'drizzle-orm'
import { acceptEarlier } from '@/lib/onboarding/answers/carried.ts'
import type { OfferedDraftStore, TypedAnswers } from '@/lib/onboarding/stores.ts'
import { withClosedErrors } from '../engine/availability.ts'
import { transact } from '../engine/transact.ts'
import { drafts, resumeLinks } from '../schema.ts'
import type { StoreParts, Transaction } from '../store-parts.ts'
import { appendAudit } from './audit.ts'
import { placeOf } from './sealed-rows.ts'

type Row = typeof drafts.$inferSelect

/** Drafts that were typed in a browser before somebody logged in there, until that person says whether to use them. */
export function createOfferedDraftStore({ database, sealer, auditKeys, now }: StoreParts): OfferedDraftStore {
  return {
    async find(session, product) {
      const [row] = await withClosedErrors(() =>
        database.select().from(drafts).where(offered(session, product)).orderBy(desc(drafts.updatedAt)).limit(1),
      )
      return row && { updatedAt: row.updatedAt.getTime() }
    },

    accept({ session, product, draft, person }) {
      return withClosedErrors(() =>
        transact(database, async (transaction) => {
          const mine = and(eq(drafts.id, draft), eq(drafts.session, session), eq(drafts.offered, false))
          const own = and(mine, eq(drafts.product, product), isNull(drafts.reference), live())
          const [into] = await transaction.select().from(drafts).where(own).for('update')
          const [earlier] = await locked(transaction, session, product)
          if (!into || !earlier) return
          const answers = acceptEarlier({ own: await answersOf(into), earlier: await answersOf(earlier), person })
          const { keyId, sealed } = await sealer.seal(placeOf('drafts', into.id, into), answers)
          await transaction
            .update(drafts)
            .set({ answers: sealed, keyId, updatedAt: new Date(now()) })
            .where(eq(drafts.id, into.id))
          await remove(transaction, session, product)
        }),
      )
    },

    decline(session, product) {
      return withClosedErrors(() =>
        transact(database, async (transaction) => {
          await locked(transaction, session, product)
          await remove(transaction, session, product)
        }),
      )
    },
  }

  function locked(transaction: Transaction, session: string, product: string): Promise<Row[]> {
    const all = offered(session, product)
    return transaction.select().from(drafts).where(all).orderBy(desc(drafts.updatedAt)).for('update')
  }

  /** One that there is a private link to is left to whoever has the link. */
  async function remove(transaction: Transaction, session: string, product: string): Promise<void> {
    const linked = database.select({ draft: resumeLinks.draft }).from(resumeLinks)
    const gone = await transaction
      .delete(drafts)
      .where(and(offered(session, product), notInArray(drafts.id, linked)))
      .returning({ id: drafts.id })
    await transaction.update(drafts).set({ session: null, offered: false }).where(offered(session, product))
    for (const { id } of gone)
      await appendAudit(transaction, auditKeys, { event: 'draft_discarded', object: id, at: now() })
  }

  async function answersOf(row: Row): Promise<TypedAnswers> {
    return row.answers === null ? {} : sealer.open<TypedAnswers>(placeOf('drafts', row.id, row), row.answers)
  }

  function offered(session: string, product: string) {
    const here = and(eq(drafts.session, session), eq(drafts.product, product), eq(drafts.offered, true))
    return and(here, isNull(drafts.reference), live())
  }

  function live() {
    return gt(drafts.expiresAt, new Date(now()))
  }
}
