import { createHash } from 'node:crypto'
import { asc, gt, sql } from 'drizzle-orm'
import { withClosedErrors } from '../engine/availability.ts'
import { audit } from '../schema.ts'
import { type Database, hashOf, type Transaction } from '../store-parts.ts'

/** What is written down of an applicant's data: that it came, was submitted, was discarded. */
export type AuditEvent = 'retrieved' | 'submitted' | 'retrieval_discarded' | 'draft_discarded'

/** `head` is the newest entry's hash. Kept elsewhere, it shows later that no newest entries were cut off. */
export type AuditVerdict = { kind: 'intact'; entries: number; head: string } | { kind: 'broken'; entry: number }

const BATCH = 1_000

/**
 * Adds an entry to the chain, in the transaction of what it tells of. Call it last: entries are added one at a time,
 * and the next waits until this transaction ends.
 *
 * @param entry `object` is an ID or a reference, stored as a hash; `at` is in epoch milliseconds
 */
export async function appendAudit(
  transaction: Transaction,
  { event, object, at }: { event: AuditEvent; object: string; at: number },
): Promise<void> {
  await transaction.execute(sql`select append_audit(${new Date(at)}, ${event}, ${hashOf(object)})`)
}

/** Reads the whole chain and names the first entry that was altered, or that follows one removed or moved. */
export async function verifyAudit(database: Database): Promise<AuditVerdict> {
  let [head, last, entries] = ['', 0, 0]
  for (;;) {
    const batch = await withClosedErrors(() =>
      database.select().from(audit).where(gt(audit.id, last)).orderBy(asc(audit.id)).limit(BATCH),
    )
    for (const entry of batch) {
      if (entry.previous !== head || entry.hash !== chainHash(entry)) return { kind: 'broken', entry: entry.id }
      head = entry.hash
      last = entry.id
    }
    entries += batch.length
    if (batch.length < BATCH) return { kind: 'intact', entries, head }
  }
}

/** The same as the database's `append_audit`. */
function chainHash({
  at,
  event,
  object,
  previous,
}: {
  at: Date
  event: string
  object: string
  previous: string
}): string {
  return createHash('sha256').update([at.toISOString(), event, object, previous].join(' ')).digest('hex')
}
