import { and, inArray, isNotNull, isNull, lte, notInArray, type SQL } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Purge } from '@/lib/onboarding/stores.ts'
import { withClosedErrors } from '../engine/availability.ts'
import { applications, attempts, drafts, resumeLinks, retrievals, sessions } from '../schema.ts'
import type { StoreParts } from '../store-parts.ts'

const BATCH = 500

interface Expired {
  kind: string
  table: PgTable
  key: PgColumn
  condition: SQL | undefined
}

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
 * Sessions and links come before drafts: an ended session leaves its typed answers to nobody when it had no account,
 * unless there is a private link to them.
 */
function expiredAt(database: StoreParts['database'], instant: Date): Expired[] {
  const linked = database.select({ draft: resumeLinks.draft }).from(resumeLinks)
  const orphaned = and(isNull(drafts.session), isNull(drafts.subject), notInArray(drafts.id, linked))
  return [
    { kind: 'attempts', table: attempts, key: attempts.stateHash, condition: lte(attempts.expiresAt, instant) },
    { kind: 'retrievals', table: retrievals, key: retrievals.id, condition: lte(retrievals.expiresAt, instant) },
    { kind: 'sessions', table: sessions, key: sessions.id, condition: lte(sessions.expiresAt, instant) },
    {
      kind: 'resumeLinks',
      table: resumeLinks,
      key: resumeLinks.draft,
      condition: lte(resumeLinks.expiresAt, instant),
    },
    { kind: 'drafts', table: drafts, key: drafts.id, condition: lte(drafts.expiresAt, instant) },
    { kind: 'orphanedDrafts', table: drafts, key: drafts.id, condition: orphaned },
    {
      kind: 'applications',
      table: applications,
      key: applications.reference,
      condition: and(isNotNull(applications.purgeAfter), lte(applications.purgeAfter, instant)),
    },
  ]
}
