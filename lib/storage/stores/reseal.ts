import { and, count, isNotNull, ne, sql } from 'drizzle-orm'
import { withClosedErrors } from '../engine/availability.ts'
import { transact } from '../engine/transact.ts'
import { audit } from '../schema/audit.ts'
import type { StoreParts, Transaction } from '../store-parts.ts'
import { boundColumns, placeOf, type SealedTable, sealedRows, sealedTables } from './sealed-rows.ts'

const BATCH = 100

/** How far sealing anew has come in one table. */
export interface ResealProgress {
  table: string
  done: number
  /** What was left at the beginning. */
  total: number
}

/**
 * Seals everything anew that an older key has sealed; afterwards that key may be taken out of `DATA_KEYS`.
 *
 * Works in small transactions beside the running application, on any number of nodes, and may be stopped at any time.
 * Returns how many values it sealed. Throws `SealRefused` at the first value that does not open.
 */
export function createReseal({ database, sealer }: Pick<StoreParts, 'database' | 'sealer'>) {
  return async (report: (progress: ResealProgress) => void = () => undefined): Promise<number> => {
    let sealed = 0
    for (const table of sealedTables) sealed += await resealTable(table, report)
    return sealed
  }

  async function resealTable(name: SealedTable, report: (progress: ResealProgress) => void): Promise<number> {
    const { table } = sealedRows[name]
    const [left] = await withClosedErrors(() => database.select({ total: count() }).from(table).where(old(name)))
    const total = left?.total ?? 0
    let done = 0
    for (let resealed = BATCH; resealed === BATCH; ) {
      resealed = await withClosedErrors(() => transact(database, (transaction) => resealBatch(transaction, name)))
      done += resealed
      if (resealed > 0) report({ table: name, done, total })
    }
    return done
  }

  function old(name: SealedTable) {
    const { keyId, sealed } = sealedRows[name]
    return and(ne(keyId, sealer.currentKeyId), isNotNull(sealed))
  }

  async function resealBatch(transaction: Transaction, name: SealedTable): Promise<number> {
    const { table, key, sealed } = sealedRows[name]
    const batch = await transaction
      .select({ key, sealed, bound: boundColumns(name) })
      .from(table)
      .where(old(name))
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

/** How many values of a table a key has sealed, or how many entries of the audit it proves. */
export interface KeyUse {
  keyId: string
  table: SealedTable | 'audit'
  values: number
}

/** Counts what each data key seals, and what each audit key proves. */
export function createKeyUses({ database }: Pick<StoreParts, 'database'>): () => Promise<KeyUse[]> {
  return async () => {
    const places = [
      ...sealedTables.map((name) => ({ name, ...sealedRows[name], condition: isNotNull(sealedRows[name].sealed) })),
      { name: 'audit' as const, table: audit, keyId: audit.keyId, condition: undefined },
    ]
    const uses: KeyUse[] = []
    for (const { name, table, keyId, condition } of places) {
      const rows = await withClosedErrors(() =>
        database.select({ keyId, values: count() }).from(table).where(condition).groupBy(keyId),
      )
      uses.push(...rows.map((row) => ({ ...row, table: name })))
    }
    return uses
  }
}
