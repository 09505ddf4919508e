import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { type Language, languageFrom, languages } from '@/lib/myinfo/language.ts'
import { asTypedEarlier } from '@/lib/onboarding/answers/carried.ts'
import type { Draft, Session, TypedAnswers } from '@/lib/onboarding/stores.ts'
import { DraftTooLarge } from '../../errors.ts'
import { drafts } from '../../schema/drafts.ts'
import type { StoreParts, Transaction } from '../../store-parts.ts'
import { placeOf } from '../sealed-rows.ts'

/** Unfinished answers are kept for 7 days after the last change. */
export const DRAFT_LIMIT_MS = 7 * 24 * 60 * 60_000

/** The most that a draft may hold, in bytes of its JSON: several times what the longest form takes. */
export const DRAFT_LIMIT_BYTES = 64 * 1_024

/** A row of the table of drafts. */
export type DraftRow = typeof drafts.$inferSelect

/** Rows of drafts, with their answers sealed. */
export function createDraftRows({ sealer, now }: Pick<StoreParts, 'sealer' | 'now'>) {
  return { build, write, handOver, answersOf, draftOf }

  /** An empty draft of a session, not yet stored. */
  async function build(session: Session, product: string): Promise<DraftRow> {
    const id = randomUUID()
    const bound = { session: session.id, subject: session.subject ?? null, product, offered: false, leftSession: null }
    const { keyId, sealed } = await sealer.seal(placeOf('drafts', id, bound), {})
    return { id, ...bound, language: languages[0], answers: sealed, keyId, reference: null, ...times() }
  }

  /** Stores new answers in a draft, and begins its seven days anew. */
  async function write(transaction: Transaction, row: DraftRow, answers: TypedAnswers, language?: Language) {
    if (Buffer.byteLength(JSON.stringify(answers)) > DRAFT_LIMIT_BYTES) throw new DraftTooLarge()
    const { keyId, sealed } = await sealer.seal(placeOf('drafts', row.id, row), answers)
    await transaction
      .update(drafts)
      .set({ answers: sealed, keyId, language: language ?? row.language, ...times() })
      .where(eq(drafts.id, row.id))
  }

  /**
   * Gives a draft to another session of the same account. The session that had it has ended, perhaps long ago, so its
   * seal is asked for the account and the product alone.
   */
  async function handOver(transaction: Transaction, row: DraftRow, session: string): Promise<DraftRow> {
    const { subject, product, offered, answers } = row
    const place = { table: 'drafts', row: row.id, bound: { subject, product, offered } }
    const kept = await sealer.open<TypedAnswers>(place, answers ?? '')
    const next = { ...row, session }
    const { keyId, sealed } = await sealer.seal(placeOf('drafts', row.id, next), asTypedEarlier(kept))
    const moved = { session, answers: sealed, keyId }
    await transaction.update(drafts).set(moved).where(eq(drafts.id, row.id))
    return { ...next, ...moved }
  }

  async function answersOf(row: DraftRow): Promise<TypedAnswers> {
    return row.answers === null ? {} : sealer.open<TypedAnswers>(placeOf('drafts', row.id, row), row.answers)
  }

  async function draftOf(row: DraftRow): Promise<Draft> {
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
}
