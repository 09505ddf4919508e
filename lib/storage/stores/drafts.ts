import { randomUUID } from 'node:crypto'
import { and, desc, eq, gt, inArray, isNull } from 'drizzle-orm'
import { type Language, languageFrom, languages } from '@/lib/myinfo/language.ts'
import { afterTyping, asTypedEarlier } from '@/lib/onboarding/answers/carried.ts'
import type { Draft, DraftStore, Session, TypedAnswers } from '@/lib/onboarding/stores.ts'
import { withClosedErrors } from '../engine/availability.ts'
import { transact } from '../engine/transact.ts'
import { DraftTooLarge } from '../errors.ts'
import { drafts, sessions } from '../schema.ts'
import type { StoreParts, Transaction } from '../store-parts.ts'
import { appendAudit } from './audit.ts'
import { placeOf } from './sealed-rows.ts'

/** The most that a draft may hold, in bytes of its JSON: several times what the longest form takes. */
export const DRAFT_LIMIT_BYTES = 64 * 1_024

/** Unfinished answers are kept for 7 days after the last change. */
export const DRAFT_LIMIT_MS = 7 * 24 * 60 * 60_000

type Row = typeof drafts.$inferSelect

/**
 * Drafts, sealed. One that the same Myinfo account left behind comes to the session that opens its form; one that
 * another session of the account still works on, on another device perhaps, stays there.
 */
export function createDraftStore({ database, sealer, auditKeys, now }: StoreParts): DraftStore {
  return {
    async open(session, product) {
      const fresh = await newRow(session, product)
      const row = await withClosedErrors(() =>
        transact(database, async (transaction) => {
          // Two tabs that open the same form at once get the same draft.
          await transaction.select({ id: sessions.id }).from(sessions).where(eq(sessions.id, session.id)).for('update')
          const [own] = await transaction
            .select()
            .from(drafts)
            .where(unfinished(product, eq(drafts.session, session.id)))
            .orderBy(desc(drafts.updatedAt))
            .limit(1)
          const found = own ?? (await adopt(transaction, session, product))
          if (!found) await transaction.insert(drafts).values(fresh)
          return found ?? fresh
        }),
      )
      return draftOf(row)
    },

    async find(session, id) {
      const [row] = await withClosedErrors(() => database.select().from(drafts).where(owned(session, id)))
      return row && draftOf(row)
    },

    async current(session, product) {
      const mine = and(eq(drafts.session, session), eq(drafts.product, product), eq(drafts.offered, false), live())
      const [row] = await withClosedErrors(() =>
        database.select().from(drafts).where(mine).orderBy(desc(drafts.updatedAt)).limit(1),
      )
      return row && draftOf(row)
    },

    save(session, id, answers, language) {
      return withClosedErrors(() =>
        transact(database, async (transaction) => {
          const [row] = await transaction
            .select()
            .from(drafts)
            .where(and(owned(session, id), isNull(drafts.reference)))
            .for('update')
          if (!row) return false
          await keep(transaction, row, afterTyping(await answersOf(row), answers), language)
          return true
        }),
      )
    },

    async discard(session, id) {
      await withClosedErrors(() =>
        transact(database, async (transaction) => {
          const [gone] = await transaction
            .delete(drafts)
            .where(and(owned(session, id), isNull(drafts.reference)))
            .returning({ id: drafts.id })
          if (gone) await appendAudit(transaction, auditKeys, { event: 'draft_discarded', object: id, at: now() })
        }),
      )
    },
  }

  async function newRow(session: Session, product: string): Promise<Row> {
    const id = randomUUID()
    const bound = { session: session.id, subject: session.subject ?? null, product, offered: false }
    const { keyId, sealed } = await sealer.seal(placeOf('drafts', id, bound), {})
    return {
      id,
      ...bound,
      language: languages[0],
      answers: sealed,
      keyId,
      reference: null,
      ...times(),
    }
  }

  /** Locks first and asks then who is alive: what another session has taken meanwhile is seen only so. */
  async function adopt(transaction: Transaction, { id, subject }: Session, product: string): Promise<Row | undefined> {
    if (subject === undefined) return undefined
    const own = unfinished(product, eq(drafts.subject, subject))
    const candidates = await transaction.select().from(drafts).where(own).orderBy(desc(drafts.updatedAt)).for('update')
    const holders = candidates.flatMap(({ session }) => session ?? [])
    const live = and(inArray(sessions.id, holders), gt(sessions.expiresAt, new Date(now())))
    const alive = await transaction.select({ id: sessions.id }).from(sessions).where(live)
    const left = candidates.find(({ session }) => !alive.some((holder) => holder.id === session))
    return left && comeBack(transaction, left, id)
  }

  /** The session that had it has ended, perhaps long ago: its seal is asked for the account and the product alone. */
  async function comeBack(transaction: Transaction, left: Row, session: string): Promise<Row> {
    const { subject, product, offered, answers } = left
    const place = { table: 'drafts', row: left.id, bound: { subject, product, offered } }
    const kept = await sealer.open<TypedAnswers>(place, answers ?? '')
    const next = { ...left, session }
    const { keyId, sealed } = await sealer.seal(placeOf('drafts', left.id, next), asTypedEarlier(kept))
    const moved = { session, answers: sealed, keyId }
    await transaction.update(drafts).set(moved).where(eq(drafts.id, left.id))
    return { ...next, ...moved }
  }

  async function keep(transaction: Transaction, row: Row, answers: TypedAnswers, language?: Language): Promise<void> {
    if (Buffer.byteLength(JSON.stringify(answers)) > DRAFT_LIMIT_BYTES) throw new DraftTooLarge()
    const { keyId, sealed } = await sealer.seal(placeOf('drafts', row.id, row), answers)
    await transaction
      .update(drafts)
      .set({ answers: sealed, keyId, language: language ?? row.language, ...times() })
      .where(eq(drafts.id, row.id))
  }

  async function answersOf(row: Row): Promise<TypedAnswers> {
    return row.answers === null ? {} : sealer.open<TypedAnswers>(placeOf('drafts', row.id, row), row.answers)
  }

  async function draftOf(row: Row): Promise<Draft> {
    const { id, product, language, reference, updatedAt, expiresAt } = row
    return {
      id,
      product,
      answers: await answersOf(row),
      language: languageFrom(language),
      reference: reference ?? undefined,
      updatedAt: updatedAt.getTime(),
      expiresAt: expiresAt.getTime(),
    }
  }

  function times() {
    return { updatedAt: new Date(now()), expiresAt: new Date(now() + DRAFT_LIMIT_MS) }
  }

  function live() {
    return gt(drafts.expiresAt, new Date(now()))
  }

  function owned(session: string, id: string) {
    return and(eq(drafts.id, id), eq(drafts.session, session), eq(drafts.offered, false), live())
  }

  function unfinished(product: string, owner: ReturnType<typeof eq>) {
    return and(owner, eq(drafts.product, product), eq(drafts.offered, false), isNull(drafts.reference), live())
  }
}
