import { randomUUID } from 'node:crypto'
import { and, eq, gt } from 'drizzle-orm'
import type { Person } from '@/lib/myinfo/person.ts'
import type { Retrieval, RetrievalStore } from '@/lib/onboarding/stores.ts'
import { withClosedErrors } from '../engine/availability.ts'
import { transact } from '../engine/transact.ts'
import { retrievals } from '../schema.ts'
import type { StoreParts } from '../store-parts.ts'
import { appendAudit } from './audit.ts'

const TABLE = 'retrievals'

/** Retrievals, sealed; a new one takes the place of the former of the same session and product. */
export function createRetrievalStore({
  database,
  sealer,
  now,
  minutes,
}: StoreParts & { minutes: number }): RetrievalStore {
  return {
    async put(session, product, { connection, api, person, retrievedAt }) {
      const id = randomUUID()
      const expiresAt = retrievedAt + minutes * 60_000
      const { keyId, sealed } = await sealer.seal({ table: TABLE, row: id }, person)
      const row = {
        id,
        connection,
        api,
        person: sealed,
        keyId,
        retrievedAt: new Date(retrievedAt),
        expiresAt: new Date(expiresAt),
      }
      await withClosedErrors(() =>
        transact(database, async (transaction) => {
          await transaction
            .insert(retrievals)
            .values({ ...row, session, product })
            .onConflictDoUpdate({ target: [retrievals.session, retrievals.product], set: row })
          await appendAudit(transaction, { event: 'retrieved', object: id, at: now() })
        }),
      )
      return { id, connection, api, person, retrievedAt, expiresAt }
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
          if (gone) await appendAudit(transaction, { event: 'retrieval_discarded', object: gone.id, at: now() })
        }),
      )
    },
  }

  async function open({
    id,
    connection,
    api,
    person,
    retrievedAt,
    expiresAt,
  }: typeof retrievals.$inferSelect): Promise<Retrieval> {
    const opened = await sealer.open<Person>({ table: TABLE, row: id }, person)
    return { id, connection, api, person: opened, retrievedAt: retrievedAt.getTime(), expiresAt: expiresAt.getTime() }
  }
}

function of(session: string, product: string) {
  return and(eq(retrievals.session, session), eq(retrievals.product, product))
}
