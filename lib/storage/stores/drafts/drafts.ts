import { and, desc, eq, gt, isNull, notExists, type SQL } from 'drizzle-orm'
import { afterTyping } from '@/lib/onboarding/answers/carried.ts'
import type { DraftStore, Session } from '@/lib/onboarding/stores.ts'
import { withClosedErrors } from '../../engine/availability.ts'
import { transact } from '../../engine/transact.ts'
import { drafts, sessions } from '../../schema.ts'
import type { StoreParts, Transaction } from '../../store-parts.ts'
import { appendAudit } from '../audit.ts'
import { createDraftRows, type DraftRow } from './draft-rows.ts'

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
        transact(database, async (transaction) => {
          const found = await findOwn(transaction, { session, product, at: instant() })
          if (found) return found
          const left = await lockLeftBehind(transaction, { session, product, at: instant() })
          if (left) return rows.handOver(transaction, left, session.id)
          await transaction.insert(drafts).values(fresh)
          return fresh
        }),
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

/** Drafts that other sessions of the account take at the same moment, each seen only once it is locked. */
const TAKEN_MEANWHILE = 3

/** The newest draft of the account whose session has ended, locked; of all others of the account none is. */
async function lockLeftBehind(
  transaction: Transaction,
  { session, product, at }: Wanted,
): Promise<DraftRow | undefined> {
  if (session.subject === undefined) return undefined
  const left = and(unfinished(eq(drafts.subject, session.subject), product, at), hasNoSession(transaction, at))
  for (let tries = 0; tries <= TAKEN_MEANWHILE; tries++) {
    const newest = transaction.select().from(drafts).where(left).orderBy(desc(drafts.updatedAt))
    const [row] = await newest.limit(1).for('update')
    if (!row || !(await isAlive(transaction, row.session, at))) return row
  }
  return undefined
}

/** Asked of a draft that is locked: only then is a session seen that began, and took it, meanwhile. */
async function isAlive(transaction: Transaction, session: string | null, at: Date): Promise<boolean> {
  if (session === null) return false
  const [alive] = await transaction
    .select({ id: sessions.id })
    .from(sessions)
    .where(liveSession(eq(sessions.id, session), at))
  return alive !== undefined
}

/** Of a draft: nobody works on it. */
function hasNoSession(transaction: Transaction, at: Date): SQL {
  const holder = liveSession(eq(sessions.id, drafts.session), at)
  return notExists(transaction.select({ id: sessions.id }).from(sessions).where(holder))
}

function liveSession(which: SQL, at: Date) {
  return and(which, gt(sessions.expiresAt, at))
}

function live(at: Date) {
  return and(eq(drafts.offered, false), gt(drafts.expiresAt, at))
}

function owned({ session, id, at }: { session: string; id: string; at: Date }) {
  return and(eq(drafts.id, id), eq(drafts.session, session), live(at))
}

function unfinished(owner: SQL, product: string, at: Date) {
  return and(owner, eq(drafts.product, product), isNull(drafts.reference), live(at))
}
