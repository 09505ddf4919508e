import { and, eq, gt, isNull, or, sql } from 'drizzle-orm'
import { languageFrom } from '@/lib/myinfo/language.ts'
import type { Application, ApplicationStore, ApplicationValue } from '@/lib/onboarding/stores.ts'
import { repeating, withClosedErrors } from '../engine/availability.ts'
import { transact } from '../engine/transact.ts'
import { DraftGone, StorageUnavailable } from '../errors.ts'
import { applications, drafts, retrievals } from '../schema.ts'
import type { StoreParts, Transaction } from '../store-parts.ts'
import { appendAudit } from './audit.ts'
import { makeReference } from './reference.ts'
import { leftOut, placeOf } from './sealed-rows.ts'

const DAY_MS = 24 * 60 * 60_000

type Submission = Parameters<ApplicationStore['submit']>[0]
type NewRow = typeof applications.$inferInsert

type Parts = StoreParts & { reference?(): string; hasRoom?(): Promise<boolean> }

/**
 * Applications, sealed; written once, in one transaction that is on disk before `submit` returns.
 *
 * Where there is no room to write, `submit` throws `StorageUnavailable` before the engine is asked: PostgreSQL stops
 * altogether when its log meets a full disk, and then serves no page either.
 */
export function createApplicationStore({
  database,
  sealer,
  auditKeys,
  now,
  reference = makeReference,
  hasRoom = async () => true,
}: Parts): ApplicationStore {
  return {
    async submit(submission) {
      if (!(await hasRoom())) throw new StorageUnavailable('full')
      for (;;) {
        const row = await newRow(submission)
        const stored = await repeating(() =>
          transact(database, (transaction) => store({ transaction, auditKeys, row, at: now() })),
        )
        if (stored) return stored
      }
    },

    async find(session, reference) {
      const kept = or(isNull(applications.purgeAfter), gt(applications.purgeAfter, new Date(now())))
      const mine = and(eq(applications.reference, reference), eq(applications.session, session), kept)
      const [row] = await withClosedErrors(() => database.select().from(applications).where(mine))
      return row && open(row)
    },

    async recordReveal(reference) {
      const entry = { event: 'nric_revealed', object: reference, at: now() } as const
      await withClosedErrors(() => transact(database, (transaction) => appendAudit(transaction, auditKeys, entry)))
    },
  }

  async function newRow({ session, draft, application, retentionDays }: Submission): Promise<NewRow> {
    const { product, connection, api, withoutAgencies = [], language, values } = application
    const id = reference()
    const subject = await subjectOf(session, draft)
    const bound = { session, subject, draft, product, connection, api, withoutAgencies: [...withoutAgencies] }
    const { keyId, sealed } = await sealer.seal(placeOf('applications', id, bound), values)
    const receivedAt = new Date(now())
    const purgeAfter = retentionDays === undefined ? null : new Date(receivedAt.getTime() + retentionDays * DAY_MS)
    return {
      reference: id,
      ...bound,
      language,
      status: 'received',
      answers: sealed,
      keyId,
      receivedAt,
      purgeAfter,
    }
  }

  /** Whose account the draft is of: a draft that changes hands meanwhile changes its session too, and is not found. */
  async function subjectOf(session: string, draft: string): Promise<string | null> {
    const own = and(eq(drafts.id, draft), eq(drafts.session, session))
    const [row] = await withClosedErrors(() => database.select({ subject: drafts.subject }).from(drafts).where(own))
    return row?.subject ?? null
  }

  async function open(row: typeof applications.$inferSelect): Promise<Application> {
    const { reference, product, connection, api, withoutAgencies, receivedAt } = row
    const values = await sealer.open<ApplicationValue[]>(placeOf('applications', reference, row), row.answers)
    return {
      reference,
      product,
      connection,
      api,
      ...leftOut(withoutAgencies),
      language: languageFrom(row.language),
      status: statusOf(row.status),
      receivedAt: receivedAt.getTime(),
      values,
    }
  }
}

/**
 * The draft's row is locked first, so of many equal submissions one stores and the others wait and find its reference.
 * Returns undefined, with nothing stored, when the new reference is another application's.
 */
async function store({ transaction, auditKeys, row, at }: Storing) {
  await transaction.execute(sql`set local synchronous_commit = on`)
  const mine = and(
    eq(drafts.id, row.draft),
    eq(drafts.session, row.session),
    eq(drafts.product, row.product),
    gt(drafts.expiresAt, new Date(at)),
  )
  const [draft] = await transaction.select().from(drafts).where(mine).for('update')
  if (!draft) throw new DraftGone()
  if (draft.reference !== null) return { reference: draft.reference, repeated: true }

  const { reference, session, product } = row
  const { rowCount } = await transaction
    .insert(applications)
    .values(row)
    .onConflictDoNothing({ target: applications.reference })
  if (rowCount === 0) return undefined
  await transaction
    .update(drafts)
    .set({ reference, answers: null, updatedAt: new Date(at) })
    .where(eq(drafts.id, draft.id))
  await transaction.delete(retrievals).where(and(eq(retrievals.session, session), eq(retrievals.product, product)))
  await appendAudit(transaction, auditKeys, { event: 'submitted', object: reference, at })
  return { reference, repeated: false }
}

interface Storing extends Pick<StoreParts, 'auditKeys'> {
  transaction: Transaction
  row: NewRow
  /** Epoch milliseconds. */
  at: number
}

function statusOf(stored: string): Application['status'] {
  return stored === 'accepted' || stored === 'declined' ? stored : 'received'
}
