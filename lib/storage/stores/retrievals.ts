import { randomUUID } from 'node:crypto'
import { and, eq, gt } from 'drizzle-orm'
import type { Person } from '@/lib/myinfo/person.ts'
import type { Retrieval, RetrievalStore } from '@/lib/onboarding/stores.ts'
import { withClosedErrors } from '../engine/availability.ts'
import { transact } from '../engine/transact.ts'
import { retrievals } from '../schema/login.ts'
import type { Sealer } from '../sealing/seal.ts'
import type { StoreParts, Transaction } from '../store-parts.ts'
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
    async put(session, product, retrieval) {
      const row = await newRetrieval({ sealer, session, product, retrieval, minutes })
      const { id } = row
      await withClosedErrors(() =>
        transact(database, async (transaction) => {
          await replaceRetrieval(transaction, row)
          await appendAudit(transaction, auditKeys, { event: 'retrieved', object: id, at: now() })
        }),
      )
      return { ...retrieval, id, ...leftOut(row.withoutAgencies), expiresAt: row.expiresAt.getTime() }
    },

    async find(session, product) {
      const live = and(of(session, product), gt(retrievals.expiresAt, new Date(now())))
      const [row] = await withClosedErrors(() => database.select().from(retrievals).where(live))
      return row && retrievalOf(sealer, row)
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
}

type Row = typeof retrievals.$inferSelect

/** A stored retrieval, opened. */
export async function retrievalOf(sealer: Sealer, row: Row): Promise<Retrieval> {
  const { id, connection, api, withoutAgencies, retrievedAt, expiresAt } = row
  const person = await sealer.open<Person>(placeOf('retrievals', id, row), row.person)
  const times = { retrievedAt: retrievedAt.getTime(), expiresAt: expiresAt.getTime() }
  return { id, connection, api, person, ...leftOut(withoutAgencies), ...times }
}

/** A retrieval of a session, sealed, not yet stored. */
export async function newRetrieval({ sealer, session, product, retrieval, minutes }: NewRetrieval): Promise<Row> {
  const { connection, api, person, retrievedAt, withoutAgencies = [] } = retrieval
  const id = randomUUID()
  const bound = { session, product, connection, api, withoutAgencies: [...withoutAgencies] }
  const { keyId, sealed } = await sealer.seal(placeOf('retrievals', id, bound), person)
  const expiresAt = new Date(retrievedAt + minutes * 60_000)
  return { id, ...bound, person: sealed, keyId, retrievedAt: new Date(retrievedAt), expiresAt }
}

interface NewRetrieval extends Pick<StoreParts, 'sealer'> {
  session: string
  product: string
  retrieval: Omit<Retrieval, 'id' | 'expiresAt'>
  /** Its life. */
  minutes: number
}

/** Stores a retrieval in place of the former of the same session and product. */
export async function replaceRetrieval(transaction: Transaction, row: Row): Promise<void> {
  const target = [retrievals.session, retrievals.product]
  await transaction.insert(retrievals).values(row).onConflictDoUpdate({ target, set: row })
}

function of(session: string, product: string) {
  return and(eq(retrievals.session, session), eq(retrievals.product, product))
}
