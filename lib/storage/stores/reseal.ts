import { and, isNotNull, ne, sql } from 'drizzle-orm'
import { withClosedErrors } from '../engine/availability.ts'
import { transact } from '../engine/transact.ts'
import type { StoreParts, Transaction } from '../store-parts.ts'
import { boundColumns, placeOf, type SealedTable, sealedRows } from './sealed-rows.ts'

const BATCH = 100

const tables: readonly SealedTable[] = ['attempts', 'retrievals', 'drafts', 'applications']

/**
 * Seals everything anew that an older key has sealed; afterwards that key may be taken out of `DATA_KEYS`.
 *
 * Works in small transactions beside the running application, on any number of nodes, and may be stopped at any time.
 * Returns how many values it sealed. Throws `SealRefused` at the first value that does not open.
 */
export function createReseal({ database, sealer }: Omit<StoreParts, 'now'>): () => Promise<number> {
  return async () => {
    let count = 0
    for (const name of tables) {
      for (let resealed = BATCH; resealed === BATCH; count += resealed) {
        resealed = await withClosedErrors(() => transact(database, (transaction) => resealBatch(transaction, name)))
      }
    }
    return count
  }

  async function resealBatch(transaction: Transaction, name: SealedTable): Promise<number> {
    const { table, key, sealed, keyId } = sealedRows[name]
    const old = and(ne(keyId, sealer.currentKeyId), isNotNull(sealed))
    const batch = await transaction
      .select({ key, sealed, bound: boundColumns(name) })
      .from(table)
      .where(old)
      .limit(BATCH)
      .for('update', { skipLocked: true })
    for (const value of batch) await resealValue(transaction, name, value)
    return batch.length
  }

  async function resealValue(transaction: Transaction, name: SealedTable, value: Value): Promise<void> {
    const { table, key, sealed, keyId } = sealedRows[name]
    const place = placeOf(name, value.key, value.bound)
    const next = await sealer.reseal(place, value.sealed ?? '')
    await transaction.execute(
      sql`update ${table} set ${sql.identifier(sealed.name)} = ${sql.param(next.sealed, sealed)},
        ${sql.identifier(keyId.name)} = ${next.keyId} where ${key} = ${value.key}`,
    )
  }
}

interface Value {
  key: string
  sealed: string | null
  bound: { [column: string]: unknown }
}
