import { randomUUID } from 'node:crypto'
import { and, eq, gt } from 'drizzle-orm'
import type { Person } from '@/lib/myinfo/person.ts'
import type { Retrieval, RetrievalStore } from '@/lib/onboarding/stores.ts'
import { withClosedErrors } from '../engine/availability.ts'
import { transact } from '../engine/transact.ts'
import { retrievals } from '../schema.ts'
import type { StoreParts } from '../store-parts.ts'
import { appendAudit } from './audit.ts'
import { leftOut, placeOf } from './sealed-rows.ts'

/** Retrievals, sealed; a new one takes the place of the former of the same session and product. */
export function createRetrievalStore({
  database,
  sealer,
  auditKeys,
  now,
  minutes,
}: StoreParts & { minutes: number }): RetrievalStore {
  return {
    async put(session, product, { connection, api, person, retrievedAt, withoutAgencies = [] }) {
      const id = randomUUID()
      const expiresAt = retrievedAt + minutes * 60_000
      const bound = { session, product, connection, api, withoutAgencies: [...withoutAgencies] }
      const { keyId, sealed } = await sealer.seal(placeOf('retrievals', id, bound), person)
      const row = {
        id,
        ...bound,
        person: sealed,
        keyId,
        retrievedAt: new Date(retrievedAt),
        expiresAt: new Date(expiresAt),
      }
      await withClosedErrors(() =>
        transact(database, async (transaction) => {
          await transaction
            .insert(retrievals)
            .values(row)
            .onConflictDoUpdate({ target: [retrievals.session, retrievals.product], set: row })
          await appendAudit(transaction, auditKeys, { event: 'retrieved', object: id, at: now() })
        }),
      )
      return { id, connection, api, person, ...leftOut(withoutAgencies), retrievedAt, expiresAt }
    },

    async find(session, product) {
      const live = and(of(session, product), gt(retrievals.expiresAt, new Date(now())))
      const [row] = await withClosedErrors(() => database.select().from(retrievals).where(live))
      return row && open(row)
    },

    async discard(session, product) {
      await withClosedErrors(() =>
        transact(database, async (transaction) => {
          const [gone] = await transaction
            .delete(retrievals)
            .where(of(session, product))
            .returning({ id: retrievals.id })
          if (gone)
            await appendAudit(transaction, auditKeys, { event: 'retrieval_discarded', object: gone.id, at: now() })
        }),
      )
    },
  }

  async function open(row: typeof retrievals.$inferSelect): Promise<Retrieval> {
    const { id, connection, api, withoutAgencies, retrievedAt, expiresAt } = row
    const person = await sealer.open<Person>(placeOf('retrievals', id, row), row.person)
    const times = { retrievedAt: retrievedAt.getTime(), expiresAt: expiresAt.getTime() }
    return { id, connection, api, person, ...leftOut(withoutAgencies), ...times }
  }
}

function of(session: string, product: string) {
  return and(eq(retrievals.session, session), eq(retrievals.product, product))
}
