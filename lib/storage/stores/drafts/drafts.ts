import { and, desc, eq, isNull } from 'drizzle-orm'
import { afterTyping } from '@/lib/onboarding/answers/carried.ts'
import type { DraftStore, Session } from '@/lib/onboarding/stores.ts'
import { withClosedErrors } from '../../engine/availability.ts'
import { transact } from '../../engine/transact.ts'
import { drafts } from '../../schema/drafts.ts'
import { sessions } from '../../schema/login.ts'
import type { StoreParts, Transaction } from '../../store-parts.ts'
import { appendAudit } from '../audit.ts'
import { createDraftRows, type DraftRow } from './draft-rows.ts'
import { live, lockLeftBehind, unfinished } from './left-behind.ts'

/**
 * Drafts, sealed. One that the same Myinfo account left behind comes to the session that opens its form; one that
 * another session of the account still works on, on another device perhaps, stays there.
 */
export function createDraftStore({ database, sealer, auditKeys, now }: StoreParts): DraftStore {
  const rows = createDraftRows({ sealer, now })
  const instant = () => new Date(now())

  return {
    async open(session, product) {
      const fresh = await rows.build(session, product)
      const row = await withClosedErrors(() =>
        transact(database, (transaction) =>
          openDraft({ transaction, rows, fresh, wanted: { session, product, at: instant() } }),
        ),
      )
      return rows.draftOf(row)
    },

    async find(session, id) {
      const mine = owned({ session, id, at: instant() })
      const [row] = await withClosedErrors(() => database.select().from(drafts).where(mine))
      return row && rows.draftOf(row)
    },

    async current(session, product) {
      const mine = and(eq(drafts.session, session), eq(drafts.product, product), live(instant()))
      const [row] = await withClosedErrors(() =>
        database.select().from(drafts).where(mine).orderBy(desc(drafts.updatedAt)).limit(1),
      )
      return row && rows.draftOf(row)
    },

    hasMovedOn: (session, product) => hasMovedOn({ database, session, product, at: instant() }),

    save(session, id, answers, language) {
      const mine = and(owned({ session, id, at: instant() }), isNull(drafts.reference))
      return withClosedErrors(() =>
        transact(database, async (transaction) => {
          const [row] = await transaction.select().from(drafts).where(mine).for('update')
          if (!row) return false
          await rows.write(transaction, row, afterTyping(await rows.answersOf(row), answers), language)
          return true
        }),
      )
    },

    async discard(session, id) {
      const mine = and(owned({ session, id, at: instant() }), isNull(drafts.reference))
      await withClosedErrors(() =>
        transact(database, async (transaction) => {
          const [gone] = await transaction.delete(drafts).where(mine).returning({ id: drafts.id })
          if (gone) await appendAudit(transaction, auditKeys, { event: 'draft_discarded', object: id, at: now() })
        }),
      )
    },
  }
}

async function hasMovedOn({
  database,
  session,
  product,
  at,
}: Pick<StoreParts, 'database'> & { session: string; product: string; at: Date }): Promise<boolean> {
  const gone = and(eq(drafts.leftSession, session), eq(drafts.product, product), live(at))
  const [row] = await withClosedErrors(() => database.select({ id: drafts.id }).from(drafts).where(gone).limit(1))
  return row !== undefined
}

/** The unfinished draft of a session, or one that the account left behind, or a new one, which is stored. */
export async function openDraft({ transaction, rows, fresh, wanted }: Opening): Promise<DraftRow> {
  const found = await findOwn(transaction, wanted)
  if (found) return found
  const { session, ...form } = wanted
  const { id, subject } = session
  const left = subject === undefined ? undefined : await lockLeftBehind(transaction, { subject, ...form })
  if (left) return rows.handOver(transaction, left, id)
  await transaction.insert(drafts).values(fresh)
  return fresh
}

interface Opening {
  transaction: Transaction
  rows: ReturnType<typeof createDraftRows>
  /** What is stored where there is none. */
  fresh: DraftRow
  wanted: Wanted
}

interface Wanted {
  session: Session
  product: string
  at: Date
}

/** The session's own draft. Locks the session first, so that two tabs that open a form at once get the same draft. */
async function findOwn(transaction: Transaction, { session, product, at }: Wanted): Promise<DraftRow | undefined> {
  await transaction.select({ id: sessions.id }).from(sessions).where(eq(sessions.id, session.id)).for('update')
  const mine = unfinished(eq(drafts.session, session.id), product, at)
  const [own] = await transaction.select().from(drafts).where(mine).orderBy(desc(drafts.updatedAt)).limit(1)
  return own
}

function owned({ session, id, at }: { session: string; id: string; at: Date }) {
  return and(eq(drafts.id, id), eq(drafts.session, session), live(at))
}
