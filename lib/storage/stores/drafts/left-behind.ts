import { and, desc, eq, gt, isNull, notExists, type Placeholder, type SQL } from 'drizzle-orm'
import { QueryBuilder } from 'drizzle-orm/pg-core'
import { drafts } from '../../schema/drafts.ts'
import { sessions } from '../../schema/login.ts'
import type { Transaction } from '../../store-parts.ts'
import { liveSession } from '../sessions.ts'
import type { DraftRow } from './draft-rows.ts'

/** Drafts that other sessions of the account take at the same moment, each seen only once it is locked. */
const TAKEN_MEANWHILE = 3

interface Account {
  subject: string | Placeholder
  product: string | Placeholder
  at: Date | Placeholder
}

/** The newest draft of the account whose session has ended, locked; of all others of the account none is. */
export async function lockLeftBehind(
  transaction: Transaction,
  account: Account & { at: Date },
): Promise<DraftRow | undefined> {
  for (let tries = 0; tries <= TAKEN_MEANWHILE; tries++) {
    const newest = transaction.select().from(drafts).where(leftBehind(account)).orderBy(desc(drafts.updatedAt))
    const [row] = await newest.limit(1).for('update')
    if (!row || !(await isAlive(transaction, row.session, account.at))) return row
  }
  return undefined
}

/** Of drafts: an unfinished one of the account, on which no session works any more. */
export function leftBehind({ subject, product, at }: Account): SQL | undefined {
  const holder = liveSession(eq(sessions.id, drafts.session), at)
  const held = new QueryBuilder().select({ id: sessions.id }).from(sessions).where(holder)
  return and(unfinished(eq(drafts.subject, subject), product, at), notExists(held))
}

/** Asked of a draft that is locked: only then is a session seen that began, and took it, meanwhile. */
async function isAlive(transaction: Transaction, session: string | null, at: Date): Promise<boolean> {
  if (session === null) return false
  const alive = liveSession(eq(sessions.id, session), at)
  const [found] = await transaction.select({ id: sessions.id }).from(sessions).where(alive)
  return found !== undefined
}

/** Of drafts: kept still, and its session's own. */
export function live(at: Account['at']): SQL | undefined {
  return and(eq(drafts.offered, false), gt(drafts.expiresAt, at))
}

/** Of drafts: an owner's for a product, not yet submitted. */
export function unfinished(owner: SQL, product: Account['product'], at: Account['at']): SQL | undefined {
  return and(owner, eq(drafts.product, product), isNull(drafts.reference), live(at))
}
