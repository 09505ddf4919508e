import { randomBytes } from 'node:crypto'
import { and, eq, gt, isNull } from 'drizzle-orm'
import { asTypedBeforeLogin } from '@/lib/onboarding/answers/carried.ts'
import type { ResumeLinkStore, TypedAnswers } from '@/lib/onboarding/stores.ts'
import { withClosedErrors } from '../../engine/availability.ts'
import { transact } from '../../engine/transact.ts'
import { drafts, resumeLinks } from '../../schema/drafts.ts'
import { hashOf, type StoreParts, type Transaction } from '../../store-parts.ts'
import { placeOf } from '../sealed-rows.ts'
import { DRAFT_LIMIT_MS } from './draft-rows.ts'

/** A private link works for 7 days, as long as the answers it leads to are kept. */
export const LINK_LIMIT_MS = DRAFT_LIMIT_MS

/** Private links, by the hash of their secret: reading the database opens nobody's answers. */
export function createResumeLinkStore({ database, sealer, now }: StoreParts): ResumeLinkStore {
  const instant = () => new Date(now())

  return {
    make(session, draft) {
      const secret = randomBytes(32).toString('hex')
      const expiresAt = new Date(now() + LINK_LIMIT_MS)
      return withClosedErrors(() =>
        transact(database, async (transaction) => {
          const own = and(eq(drafts.id, draft), eq(drafts.session, session), ...unfinished(instant()))
          const [kept] = await transaction.update(drafts).set({ expiresAt }).where(own).returning({ id: drafts.id })
          if (!kept) return undefined
          const link = { secretHash: hashOf(secret), expiresAt }
          await transaction
            .insert(resumeLinks)
            .values({ draft, ...link })
            .onConflictDoUpdate({ target: resumeLinks.draft, set: link })
          return { secret, expiresAt: expiresAt.getTime() }
        }),
      )
    },

    async find(secret) {
      const [row] = await withClosedErrors(() =>
        database
          .select({ draft: drafts.id, product: drafts.product, expiresAt: resumeLinks.expiresAt })
          .from(resumeLinks)
          .innerJoin(drafts, eq(drafts.id, resumeLinks.draft))
          .where(and(live(secret, instant()), ...unfinished(instant()))),
      )
      return row && { ...row, expiresAt: row.expiresAt.getTime() }
    },

    take(secret, session) {
      return withClosedErrors(() =>
        transact(database, async (transaction) => {
          const [link] = await transaction
            .delete(resumeLinks)
            .where(live(secret, instant()))
            .returning({ draft: resumeLinks.draft })
          if (!link) return undefined
          const [row] = await transaction
            .select()
            .from(drafts)
            .where(and(eq(drafts.id, link.draft), ...unfinished(instant())))
            .for('update')
          return row && bringBack({ sealer, transaction, row, session, at: instant() })
        }),
      )
    },
  }
}

interface Returning {
  sealer: StoreParts['sealer']
  transaction: Transaction
  row: typeof drafts.$inferSelect
  session: string
  at: Date
}

/** The link says whose the draft is from now on, so its seal is asked for its row and product alone. */
async function bringBack({ sealer, transaction, row, session, at }: Returning) {
  const { id, product, answers } = row
  const next = { session, subject: null, offered: false }
  const kept = await sealer.open<TypedAnswers>({ table: 'drafts', row: id, bound: { product } }, answers ?? '')
  const { keyId, sealed } = await sealer.seal(placeOf('drafts', id, { ...row, ...next }), asTypedBeforeLogin(kept))
  await transaction
    .update(drafts)
    .set({ ...next, leftSession: row.session === session ? null : row.session, answers: sealed, keyId, updatedAt: at })
    .where(eq(drafts.id, id))
  return { product }
}

function live(secret: string, at: Date) {
  return and(eq(resumeLinks.secretHash, hashOf(secret)), gt(resumeLinks.expiresAt, at))
}

function unfinished(at: Date) {
  return [isNull(drafts.reference), gt(drafts.expiresAt, at)]
}
