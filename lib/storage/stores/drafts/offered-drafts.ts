import { and, desc, eq, gt, isNull, notInArray } from 'drizzle-orm'
import { acceptEarlier } from '@/lib/onboarding/answers/carried.ts'
import type { OfferedDraftStore, TypedAnswers } from '@/lib/onboarding/stores.ts'
import { withClosedErrors } from '../../engine/availability.ts'
import { transact } from '../../engine/transact.ts'
import { drafts, resumeLinks } from '../../schema/drafts.ts'
import type { StoreParts, Transaction } from '../../store-parts.ts'
import { appendAudit } from '../audit.ts'
import { placeOf } from '../sealed-rows.ts'
import { createDraftRows, type DraftRow } from './draft-rows.ts'

/** Drafts that were typed in a browser before somebody logged in there, until that person says whether to use them. */
export function createOfferedDraftStore({ database, sealer, auditKeys, now }: StoreParts): OfferedDraftStore {
  const rows = createDraftRows({ sealer, now })
  const at = () => new Date(now())

  return {
    async find(session, product) {
      const [row] = await withClosedErrors(() =>
        database
          .select()
          .from(drafts)
          .where(offered(session, product, at()))
          .orderBy(desc(drafts.updatedAt))
          .limit(1),
      )
      return row && { updatedAt: row.updatedAt.getTime() }
    },

    accept({ session, product, draft, person }) {
      return withClosedErrors(() =>
        transact(database, async (transaction) => {
          const mine = and(eq(drafts.id, draft), ofForm(session, product, at()), eq(drafts.offered, false))
          const [into] = await transaction.select().from(drafts).where(mine).for('update')
          const [earlier] = await lockNewestFirst(transaction, offered(session, product, at()))
          if (!into || !earlier) return
          const [own, typed] = [await rows.answersOf(into), await rows.answersOf(earlier)]
          await merge(transaction, into, acceptEarlier({ own, earlier: typed, person }))
          await remove(transaction, offered(session, product, at()))
        }),
      )
    },

    decline(session, product) {
      return withClosedErrors(() =>
        transact(database, async (transaction) => {
          const refused = offered(session, product, at())
          await lockNewestFirst(transaction, refused)
          await remove(transaction, refused)
        }),
      )
    },
  }

  async function merge(transaction: Transaction, into: DraftRow, answers: TypedAnswers): Promise<void> {
    const { keyId, sealed } = await sealer.seal(placeOf('drafts', into.id, into), answers)
    const changed = { answers: sealed, keyId, updatedAt: at() }
    await transaction.update(drafts).set(changed).where(eq(drafts.id, into.id))
  }

  /** A draft that has a private link stays for whoever has the link. */
  async function remove(transaction: Transaction, which: Condition): Promise<void> {
    const linked = database.select({ draft: resumeLinks.draft }).from(resumeLinks)
    const unlinked = and(which, notInArray(drafts.id, linked))
    const gone = await transaction.delete(drafts).where(unlinked).returning({ id: drafts.id })
    await transaction.update(drafts).set({ session: null, offered: false }).where(which)
    for (const { id } of gone)
      await appendAudit(transaction, auditKeys, { event: 'draft_discarded', object: id, at: now() })
  }
}

type Condition = ReturnType<typeof and>

function lockNewestFirst(transaction: Transaction, which: Condition): Promise<DraftRow[]> {
  return transaction.select().from(drafts).where(which).orderBy(desc(drafts.updatedAt)).for('update')
}

function offered(session: string, product: string, at: Date): Condition {
  return and(ofForm(session, product, at), eq(drafts.offered, true))
}

function ofForm(session: string, product: string, at: Date): Condition {
  const here = and(eq(drafts.session, session), eq(drafts.product, product))
  return and(here, isNull(drafts.reference), gt(drafts.expiresAt, at))
}
