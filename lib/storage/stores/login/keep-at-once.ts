import { eq, type SQL, sql } from 'drizzle-orm'
import { QueryBuilder } from 'drizzle-orm/pg-core'
import type { ReturnedLogin } from '@/lib/onboarding/login-store.ts'
import { appendsEntry, builtOnce, insertion } from '../../engine/built-once.ts'
import { queryByName } from '../../engine/by-name.ts'
import { drafts } from '../../schema/drafts.ts'
import { attempts, retrievals, sessions } from '../../schema/login.ts'
import { hashOf, type StoreParts } from '../../store-parts.ts'
import { sealEntry } from '../audit.ts'
import type { DraftRow } from '../drafts/draft-rows.ts'
import { leftBehind } from '../drafts/left-behind.ts'
import { liveSession } from '../sessions.ts'

/** What a login stores where nothing is there to go on with. */
export interface NewRows {
  session: typeof sessions.$inferSelect
  retrieval: typeof retrievals.$inferSelect
  draft: DraftRow
}

interface Keeping extends Pick<StoreParts, 'database' | 'auditKeys'> {
  rows: NewRows
  login: ReturnedLogin
  /** Epoch milliseconds. */
  at: number
}

/**
 * Keeps a login by one statement, which is one transaction and one round trip. Changes nothing and returns false where
 * the browser's previous session is alive, or the account has left a draft behind.
 */
export async function keepAtOnce({ database, auditKeys, rows, login, at }: Keeping): Promise<boolean> {
  const { state, outcome } = login.attempt
  const values = {
    ...rows,
    entry: sealEntry(auditKeys, { event: 'retrieved', object: rows.retrieval.id, at }),
    previous: hashOf(login.previous ?? ''),
    now: new Date(at),
    state: hashOf(state),
    outcome,
  }
  const { rowCount } = await queryByName(database.$client, statement(values))
  return rowCount === 1
}

const statement = builtOnce(buildStatement())

function buildStatement(): SQL {
  const find = new QueryBuilder()
  const now = sql.placeholder('now')
  const previous = liveSession(eq(sessions.secretHash, sql.placeholder('previous')), now)
  const left = leftBehind({
    subject: sql.placeholder('draft.subject'),
    product: sql.placeholder('draft.product'),
    at: now,
  })
  return sql`
    with free as (
      select where not exists (${find.select({ id: sessions.id }).from(sessions).where(previous)})
        and not exists (${find.select({ id: drafts.id }).from(drafts).where(left)})
    ),
    session as (${insertion('session', sessions, sql`free`)} returning id),
    retrieval as (${insertion('retrieval', retrievals, sql`session`)} returning id),
    draft as (${insertion('draft', drafts, sql`session`)}),
    attempt as (
      update ${attempts} set outcome = ${sql.placeholder('outcome')}, attempt = null
      from session where ${attempts.stateHash} = ${sql.placeholder('state')}
    )
    select ${appendsEntry} from retrieval`
}
