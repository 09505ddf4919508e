import { randomBytes } from 'node:crypto'
import { and, eq, gt, sql } from 'drizzle-orm'
import { drawReference } from '@/lib/onboarding/reference.ts'
import type { ApplicationStore } from '@/lib/onboarding/stores.ts'
import { repeating, withClosedErrors } from '../engine/availability.ts'
import { builtOnce } from '../engine/built-once.ts'
import { queryByName } from '../engine/by-name.ts'
import { transact } from '../engine/transact.ts'
import { DraftGone, StorageUnavailable } from '../errors.ts'
import { applications } from '../schema/applications.ts'
import { drafts } from '../schema/drafts.ts'
import { retrievals } from '../schema/login.ts'
import type { StoreParts, Transaction } from '../store-parts.ts'
import { createApplicantPart } from './applicant/applicant-part.ts'
import { ownApplication } from './applicant/way-back.ts'
import { applicationOf, contentOf } from './application-content.ts'
import { appendAudit } from './audit.ts'
import { enqueue } from './delivery/outbox-rows.ts'
import { makeReference } from './reference.ts'
import { placeOf } from './sealed-rows.ts'
import { type NewApplication, type Submitting, submitAtOnce } from './submitting/submit-at-once.ts'

const DAY_MS = 24 * 60 * 60_000

type Submission = Parameters<ApplicationStore['submit']>[0]

type Parts = StoreParts & {
  reference?(): string
  hasRoom?(): Promise<boolean>
  /** Names of the receivers that are told of a product's applications. */
  receivers?(product: string): readonly string[]
}

/**
 * Applications, sealed; written once, in one transaction that is on disk before `submit` returns.
 *
 * Where there is no room to write, `submit` throws `StorageUnavailable` before the engine is asked: PostgreSQL stops
 * altogether when its log meets a full disk, and then serves no page either.
 */
export function createApplicationStore(parts: Parts): ApplicationStore {
  const { database, sealer, auditKeys, now } = parts
  const { reference = makeReference, hasRoom = async () => true, receivers = () => [] } = parts
  return {
    ...createApplicantPart(parts),

    async submit(submission) {
      if (!(await hasRoom())) throw new StorageUnavailable('full')
      for (let subject = submission.subject ?? null; ; subject = await subjectOf(database, submission)) {
        const row = await newRow(submission, subject)
        const submitting = { auditKeys, row, receivers: receivers(row.product), at: now() }
        const stored = await repeating(async () => {
          const isStored = await submitAtOnce(database, submitting)
          if (isStored) return { reference: row.reference, repeated: false }
          return transact(database, (transaction) => store({ transaction, ...submitting }))
        })
        if (stored) return stored
      }
    },

    async find(session, reference) {
      const mine = ownApplication({ session, reference, now: now() })
      const [row] = await withClosedErrors(() => database.select().from(applications).where(mine))
      return row && applicationOf(sealer, row)
    },

    async recordReveal(reference) {
      const entry = { event: 'nric_revealed', object: reference, at: now() } as const
      await withClosedErrors(() => transact(database, (transaction) => appendAudit(transaction, auditKeys, entry)))
    },
  }

  async function newRow(
    { session, draft, application, retentionDays }: Submission,
    subject: string | null,
  ): Promise<NewApplication> {
    const { product, connection, api, withoutAgencies = [], language } = application
    const id = reference()
    const bound = { session, subject, draft, product, connection, api, withoutAgencies: [...withoutAgencies] }
    const wayBack = { link: randomBytes(32).toString('base64url'), code: drawReference(4, 4, 4) }
    const content = contentOf({ ...application, wayBack })
    const { keyId, sealed } = await sealer.seal(placeOf('applications', id, bound), content)
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
      positions: 1,
      heldAt: null,
      assignee: null,
    }
  }
}

const ownerOf = builtOnce(sql`select ${drafts.subject} from ${drafts}
  where ${drafts.id} = ${sql.placeholder('draft')} and ${drafts.session} = ${sql.placeholder('session')}`)

/** Whose account the draft is of: a draft that changes hands meanwhile changes its session too, and is not found. */
async function subjectOf(
  database: StoreParts['database'],
  { session, draft }: Pick<Submission, 'session' | 'draft'>,
): Promise<string | null> {
  const { rows } = await withClosedErrors(() => queryByName(database.$client, ownerOf({ session, draft })))
  return rows[0]?.subject ?? null
}

/**
 * In steps, for what `submitAtOnce` leaves. The draft's row is locked first, so of many equal submissions one stores and the others wait and find its reference.
 * Returns undefined, with nothing stored, when the new reference is another application's, or the draft another account's.
 */
async function store({ transaction, auditKeys, row, receivers, at }: Storing) {
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
  if (draft.subject !== row.subject) return undefined

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
  await enqueue(transaction, { receivers, reference, position: 1, event: 'application.received' })
  await appendAudit(transaction, auditKeys, { event: 'submitted', object: reference, at })
  return { reference, repeated: false }
}

interface Storing extends Submitting {
  transaction: Transaction
}
