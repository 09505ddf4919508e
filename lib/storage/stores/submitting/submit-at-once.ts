import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import pg from 'pg'
import { RECORD_VERSION } from '@/lib/delivery/outbox/outbox.ts'
import { appendsEntry, builtOnce, insertion } from '../../engine/built-once.ts'
import { transactAtOnce } from '../../engine/transact.ts'
import { applications } from '../../schema/applications.ts'
import { deliveries } from '../../schema/delivery.ts'
import { drafts } from '../../schema/drafts.ts'
import { retrievals } from '../../schema/login.ts'
import type { StoreParts } from '../../store-parts.ts'
import { sealEntry } from '../audit.ts'
import { makeDeliveryId, toldOf } from '../delivery/outbox-rows.ts'

/** The row of an application that is to be stored. */
export type NewApplication = typeof applications.$inferSelect

/** An application, and what is written with it. */
export interface Submitting extends Pick<StoreParts, 'auditKeys'> {
  row: NewApplication
  /** Names of the receivers that may be told of it. */
  receivers: readonly string[]
  /** Epoch milliseconds. */
  at: number
}

const EVENT = 'application.received'

/** `unique_violation`: the new reference, or the draft, has an application. */
const TAKEN = '23505'

/**
 * Stores an application by one statement, which is one transaction and one round trip. Changes nothing and returns false
 * where the draft is not there, is submitted or another account's, or the new reference is another application's.
 *
 * Of many equal submissions one changes the draft's row; the others wait for it, and then find it submitted. The audit's
 * chain is taken last of all, since it is held until the end.
 */
export async function submitAtOnce(
  database: StoreParts['database'],
  { auditKeys, row, receivers, at }: Submitting,
): Promise<boolean> {
  const told = toldOf(receivers, EVENT)
  const values = {
    application: row,
    entry: sealEntry(auditKeys, { event: 'submitted', object: row.reference, at }),
    now: new Date(at),
    deliveries: told.map(makeDeliveryId),
    receivers: told,
  }
  try {
    return (await transactAtOnce(database, submission(values))).rowCount === 1
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === TAKEN) return false
    throw error
  }
}

const [now, reference] = [sql.placeholder('now'), sql.placeholder('application.reference')]
const [session, product] = [sql.placeholder('application.session'), sql.placeholder('application.product')]

const unsent = and(
  eq(drafts.id, sql.placeholder('application.draft')),
  eq(drafts.session, session),
  eq(drafts.product, product),
  sql`${drafts.subject} is not distinct from ${sql.placeholder('application.subject')}`,
  isNull(drafts.reference),
  gt(drafts.expiresAt, now),
)

const submission = builtOnce(sql`
  with draft as (
    update ${drafts} set reference = ${reference}, answers = null, updated_at = ${now} where ${unsent}
    returning id, set_config('synchronous_commit', 'on', true)
  ),
  application as (${insertion('application', applications, sql`draft`)} returning reference),
  forgotten as (
    delete from ${retrievals} using application
    where ${and(eq(retrievals.session, session), eq(retrievals.product, product))} returning id
  ),
  told as (
    insert into ${deliveries} (id, receiver, reference, position, event, version, state, created_at, due_at)
    select told.id, told.receiver, application.reference, 1, ${sql.raw(`'${EVENT}'`)}, ${sql.raw(String(RECORD_VERSION))},
      'waiting', now(), now()
    from application, unnest(${sql.placeholder('deliveries')}::text[], ${sql.placeholder('receivers')}::text[])
      as told (id, receiver)
    returning id
  )
  select ${appendsEntry} from application
  where (select count(*) from forgotten) >= 0 and (select count(*) from told) >= 0`)
