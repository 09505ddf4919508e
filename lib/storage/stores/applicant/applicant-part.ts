import { randomUUID } from 'node:crypto'
import { and, desc, eq } from 'drizzle-orm'
import { APPLICANT } from '@/lib/delivery/outbox/outbox.ts'
import type { ApplicationStore } from '@/lib/onboarding/stores.ts'
import { withClosedErrors } from '../../engine/availability.ts'
import { transact } from '../../engine/transact.ts'
import { applications, decisions } from '../../schema/applications.ts'
import { deliveries } from '../../schema/delivery.ts'
import { staffEntries } from '../../schema/staff.ts'
import type { StoreParts } from '../../store-parts.ts'
import { appendAudit } from '../audit.ts'
import { enqueue } from '../delivery/outbox-rows.ts'
import { placeOf } from '../sealed-rows.ts'
import { standingOf } from './standing.ts'
import { ownApplication } from './way-back.ts'

/** What an applicant learns of an application after it was sent, and answers. */
export function createApplicantPart({
  database,
  sealer,
  auditKeys,
  now,
  receivers = () => [],
}: StoreParts & { receivers?(product: string): readonly string[] }): Pick<ApplicationStore, 'standing' | 'answer'> {
  return {
    async standing(session, reference) {
      const [row] = await withClosedErrors(() => database.select().from(applications).where(own(session, reference)))
      if (!row) return undefined
      const mail = await newestMail(database, reference)
      const newest = database
        .select()
        .from(decisions)
        .where(eq(decisions.reference, reference))
        .orderBy(desc(decisions.position))
      const [decided] = await withClosedErrors(() => newest.limit(1))
      return standingOf(sealer, { status: row.status, decided, mail })
    },

    async answer(session, reference, words) {
      const id = randomUUID()
      const entry = { reference, member: APPLICANT, kind: 'answer' }
      const { keyId, sealed } = await sealer.seal(placeOf('staff_entries', id, entry), words)
      return withClosedErrors(() =>
        transact(database, async (transaction) => {
          const mine = own(session, reference)
          const [row] = await transaction.select().from(applications).where(mine).for('update')
          if (row?.status !== 'question') return false
          const position = row.positions + 1
          const at = new Date(now())
          await transaction
            .update(applications)
            .set({ status: 'received', positions: position })
            .where(eq(applications.reference, reference))
          await transaction.insert(staffEntries).values({ id, ...entry, position, words: sealed, keyId, at })
          const told = { receivers: receivers(row.product), reference, position }
          await enqueue(transaction, { ...told, event: 'application.answered' })
          await appendAudit(transaction, auditKeys, { event: 'answered', object: reference, at: now() })
          return true
        }),
      )
    },
  }

  function own(session: string, reference: string) {
    return ownApplication({ session, reference, now: now() })
  }
}

/** How the newest e-mail about it went. */
async function newestMail(database: StoreParts['database'], reference: string): Promise<string | undefined> {
  const newest = database
    .select({ state: deliveries.state })
    .from(deliveries)
    .where(and(eq(deliveries.reference, reference), eq(deliveries.receiver, APPLICANT)))
    .orderBy(desc(deliveries.position))
  const [mail] = await withClosedErrors(() => newest.limit(1))
  return mail?.state
}
