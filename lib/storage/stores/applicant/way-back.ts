import { timingSafeEqual } from 'node:crypto'
import { and, type Column, eq, exists, gt, isNull, or, type Placeholder, type SQL } from 'drizzle-orm'
import { QueryBuilder } from 'drizzle-orm/pg-core'
import { codeOf, type WayBackStore } from '@/lib/onboarding/application/way-back.ts'
import { withClosedErrors } from '../../engine/availability.ts'
import { transact } from '../../engine/transact.ts'
import { applications, applicationVisits } from '../../schema/applications.ts'
import { hashOf, type StoreParts } from '../../store-parts.ts'
import { wayBackOf } from '../application-content.ts'
import { appendAudit } from '../audit.ts'

/** The way back, sealed with what was sent, so that reading the database opens nobody's application. */
export function createWayBackStore({ database, sealer, auditKeys, now }: StoreParts): WayBackStore {
  return {
    ofSession: (session, reference) => read(ownApplication({ session, reference, now: now() })),

    link: async (reference) => (await read(keptApplication(reference, now())))?.link,

    async find(reference, link) {
      const [row] = await rowsOf(keptApplication(reference, now()))
      const way = row && (await wayBackOf(sealer, row))
      if (!row || !way || !isSame(way.link, link)) return undefined
      return { product: row.product, ...(row.subject !== null && { account: row.connection }) }
    },

    async isProof(reference, proof) {
      const [row] = await rowsOf(keptApplication(reference, now()))
      if (!row) return false
      if ('subject' in proof) return row.subject !== null && isSame(row.subject, proof.subject)
      const way = await wayBackOf(sealer, row)
      return way !== undefined && isSame(way.code, codeOf(proof.code))
    },

    async admit(session, reference) {
      const visit = { session, reference, at: new Date(now()) }
      await withClosedErrors(() =>
        transact(database, async (transaction) => {
          await transaction.insert(applicationVisits).values(visit).onConflictDoNothing()
          await appendAudit(transaction, auditKeys, { event: 'came_back', object: reference, at: now() })
        }),
      )
    },
  }

  function rowsOf(condition: SQL | undefined) {
    return withClosedErrors(() => database.select().from(applications).where(condition))
  }

  async function read(condition: SQL | undefined) {
    const [row] = await rowsOf(condition)
    return row && wayBackOf(sealer, row)
  }
}

/** An application whose time has not run out. */
export function keptApplication(reference: string | Placeholder, now: number | Placeholder): SQL | undefined {
  const at = typeof now === 'number' ? new Date(now) : now
  const kept = or(isNull(applications.purgeAfter), gt(applications.purgeAfter, at))
  return and(eq(applications.reference, reference), kept)
}

interface Seen {
  /** ID of the session, or the column that names it. */
  session: string | Column
  reference: string | Placeholder
  now: number | Placeholder
}

/** The same, for a session that sent it, or that was shown to be the applicant's since. */
export function ownApplication({ session, reference, now }: Seen): SQL | undefined {
  const visit = and(eq(applicationVisits.reference, applications.reference), eq(applicationVisits.session, session))
  const visits = new QueryBuilder().select({ at: applicationVisits.at }).from(applicationVisits).where(visit)
  return and(keptApplication(reference, now), or(eq(applications.session, session), exists(visits)))
}

/** Compares without telling by time how far two are the same. */
function isSame(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(one)), Buffer.from(hashOf(other)))
}
