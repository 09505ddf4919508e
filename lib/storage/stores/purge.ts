import { and, eq, inArray, isNull, lte, notExists, type SQL } from 'drizzle-orm'
import { getTableConfig, type PgColumn, type PgTable } from 'drizzle-orm/pg-core'
import type { Purge } from '@/lib/onboarding/stores.ts'
import { withClosedErrors } from '../engine/availability.ts'
import { applications } from '../schema/applications.ts'
import { deliveries } from '../schema/delivery.ts'
import { drafts, resumeLinks } from '../schema/drafts.ts'
import { limits } from '../schema/limits.ts'
import { schemaTables } from '../schema/tables.ts'
import type { StoreParts } from '../store-parts.ts'

const BATCH = 500

interface Expired {
  kind: string
  table: PgTable
  key: PgColumn
  condition: SQL | undefined
}

/** Names of the columns after whose moment a row is removed. A row without one is kept. */
const deadlines: readonly string[] = ['expires_at', 'purge_after']

/** Removes what has expired, 500 rows at a time; rows that another node holds are left to it or to the next run. */
export function createPurge({ database, now }: Pick<StoreParts, 'database' | 'now'>): Purge {
  return async () => {
    const counts: Record<string, number> = {}
    for (const expired of expiredAt(database, new Date(now()))) counts[expired.kind] = await remove(expired)
    return counts
  }

  async function remove({ table, key, condition }: Expired): Promise<number> {
    for (let count = 0; ; ) {
      const batch = database
        .select({ key })
        .from(table)
        .where(condition)
        .limit(BATCH)
        .for('update', { skipLocked: true })
      const { rowCount } = await withClosedErrors(() => database.delete(table).where(inArray(key, batch)))
      count += rowCount ?? 0
      if ((rowCount ?? 0) < BATCH) return count
    }
  }
}

/**
 * What has expired, by table: every table that has a deadline.
 *
 * Orphaned drafts come last, after sessions and links: an ended session leaves its typed answers to nobody when it had
 * no account, unless there is a private link to them. An application that a receiver was not told of yet stays, and so does
 * one with a legal hold.
 */
function expiredAt(database: StoreParts['database'], instant: Date): Expired[] {
  const links = database.select({ draft: resumeLinks.draft }).from(resumeLinks).where(eq(resumeLinks.draft, drafts.id))
  const orphaned = and(isNull(drafts.session), isNull(drafts.subject), notExists(links))
  const open = database
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(and(eq(deliveries.reference, applications.reference), inArray(deliveries.state, ['waiting', 'parked'])))
  const untilTold = (expired: Expired) =>
    expired.table === applications
      ? { ...expired, condition: and(expired.condition, notExists(open), isNull(applications.heldAt)) }
      : expired
  return [
    ...schemaTables.flatMap((table) => deadlineOf(table, instant) ?? []).map(untilTold),
    { kind: 'orphaned drafts', table: drafts, key: drafts.id, condition: orphaned },
    { kind: 'limits', table: limits, key: limits.key, condition: lte(limits.expire, instant.getTime()) },
  ]
}

function deadlineOf(table: PgTable, instant: Date): Expired | undefined {
  const { name, columns } = getTableConfig(table)
  const deadline = columns.find((column) => deadlines.includes(column.name))
  const key = columns.find(({ primary }) => primary)
  if (!deadline) return undefined
  if (!key) throw new Error(`table ${name} has a deadline and no key of one column`)
  return { kind: name, table, key, condition: lte(deadline, instant) }
}
