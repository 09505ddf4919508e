import { and, isNotNull, ne, sql } from 'drizzle-orm'
import { withClosedErrors } from '../engine/availability.ts'
import { transact } from '../engine/transact.ts'
import { applications, attempts, drafts, retrievals } from '../schema.ts'
import type { StoreParts, Transaction } from '../store-parts.ts'

const BATCH = 100

const sealedColumns = [
  { name: 'attempts', table: attempts, row: attempts.stateHash, sealed: attempts.attempt, keyId: attempts.keyId },
  { name: 'retrievals', table: retrievals, row: retrievals.id, sealed: retrievals.person, keyId: retrievals.keyId },
  { name: 'drafts', table: drafts, row: drafts.id, sealed: drafts.answers, keyId: drafts.keyId },
  {
    name: 'applications',
    table: applications,
    row: applications.reference,
    sealed: applications.answers,
    keyId: applications.keyId,
  },
]

type SealedColumn = (typeof sealedColumns)[number]

/**
 * Seals everything anew that an older key has sealed; afterwards that key may be taken out of `DATA_KEYS`.
 *
 * Works in small transactions beside the running application, on any number of nodes, and may be stopped at any time.
 * Returns how many values it sealed. Throws `SealRefused` at the first value that does not open.
 */
export function createReseal({ database, sealer }: Omit<StoreParts, 'now'>): () => Promise<number> {
  return async () => {
    let count = 0
    for (const column of sealedColumns) {
      for (let resealed = BATCH; resealed === BATCH; count += resealed) {
        resealed = await withClosedErrors(() => transact(database, (transaction) => resealBatch(transaction, column)))
      }
    }
    return count
  }

  async function resealBatch(transaction: Transaction, column: SealedColumn): Promise<number> {
    const { row, sealed, keyId } = column
    const old = and(ne(keyId, sealer.currentKeyId), isNotNull(sealed))
    const batch = await transaction
      .select({ row, sealed })
      .from(column.table)
      .where(old)
      .limit(BATCH)
      .for('update', { skipLocked: true })
    for (const value of batch) await resealValue(transaction, column, value)
    return batch.length
  }

  async function resealValue(
    transaction: Transaction,
    { name, table, row, sealed, keyId }: SealedColumn,
    value: Value,
  ): Promise<void> {
    const place = { table: name, row: value.row }
    const next = await sealer.seal(place, await sealer.open(place, value.sealed ?? ''))
    await transaction.execute(
      sql`update ${table} set ${sql.identifier(sealed.name)} = ${sql.param(next.sealed, sealed)},
        ${sql.identifier(keyId.name)} = ${next.keyId} where ${row} = ${value.row}`,
    )
  }
}

interface Value {
  row: string
  sealed: string | null
}
