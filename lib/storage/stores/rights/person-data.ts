import { asc, eq } from 'drizzle-orm'
import type { PersonData, Whose } from '@/lib/delivery/rights/person-data.ts'
import { withClosedErrors } from '../../engine/availability.ts'
import { transact } from '../../engine/transact.ts'
import { applications, erasures } from '../../schema/applications.ts'
import { sessions } from '../../schema/login.ts'
import type { StoreParts, Transaction } from '../../store-parts.ts'
import { appendAudit } from '../audit.ts'
import { copyOf, keptOf, retrievedOf, unfinishedOf } from './copy.ts'
import { eraseAll } from './erase.ts'
import { type OwnRows, rowsOf } from './whose.ts'

/** What is kept of a person, each answer from one transaction. */
export function createPersonData({ database, sealer, auditKeys, now }: StoreParts): PersonData {
  return {
    find: (whose) =>
      ofPerson(whose, async (transaction, own) => {
        const sent = await transaction
          .select()
          .from(applications)
          .where(own.applications)
          .orderBy(asc(applications.receivedAt))
        const unfinished = await unfinishedOf(transaction, own)
        return {
          applications: sent.map(keptOf),
          unfinished: unfinished.map(({ product, updatedAt }) => ({ product, updatedAt: updatedAt.getTime() })),
          retrieved: (await retrievedOf(transaction, own)).length,
          sessions: (await transaction.select({ id: sessions.id }).from(sessions).where(own.sessions)).length,
        }
      }),

    copy: (whose) =>
      ofPerson(whose, async (transaction, own) => {
        const copy = await copyOf({ transaction, sealer, own }, now())
        await appendAudit(transaction, auditKeys, { event: 'copied', object: objectOf(whose), at: now() })
        return copy
      }),

    async erase(whose) {
      const erase = (transaction: Transaction, own: OwnRows) => eraseAll({ transaction, auditKeys, own, now: now() })
      return (await ofPerson(whose, erase)) ?? { kind: 'unknown' }
    },

    async certificate(reference) {
      const one = eq(erasures.reference, reference)
      const [row] = await withClosedErrors(() => database.select().from(erasures).where(one))
      return row && JSON.parse(row.certificate)
    },

    hold: (reference, on) => hold({ database, auditKeys, now }, reference, on),
  }

  function ofPerson<Result>(
    whose: Whose,
    work: (transaction: Transaction, own: OwnRows) => Promise<Result>,
  ): Promise<Result | undefined> {
    return withClosedErrors(() =>
      transact(database, async (transaction) => {
        const own = await rowsOf(transaction, whose, now())
        return own && work(transaction, own)
      }),
    )
  }
}

/** What the audit names: the application, or that it was somebody who had just logged in. */
function objectOf(whose: Whose): string {
  return 'reference' in whose ? whose.reference : `login ${whose.loginCode}`
}

function hold(
  { database, auditKeys, now }: Pick<StoreParts, 'database' | 'auditKeys' | 'now'>,
  reference: string,
  on: boolean,
): Promise<boolean> {
  return withClosedErrors(() =>
    transact(database, async (transaction) => {
      const { rowCount } = await transaction
        .update(applications)
        .set({ heldAt: on ? new Date(now()) : null })
        .where(eq(applications.reference, reference))
      if (rowCount === 0) return false
      await appendAudit(transaction, auditKeys, { event: on ? 'held' : 'released', object: reference, at: now() })
      return true
    }),
  )
}
