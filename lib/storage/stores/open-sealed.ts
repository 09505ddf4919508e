import { and, asc, gt, isNotNull } from 'drizzle-orm'
import { withClosedErrors } from '../engine/availability.ts'
import { SealRefused } from '../sealing/seal.ts'
import type { StoreParts } from '../store-parts.ts'
import { boundColumns, placeOf, type SealedTable, sealedRows, sealedTables } from './sealed-rows.ts'

const BATCH = 500

/** What opening every sealed value of a table has found; `byKey` counts the refused ones by the key that they name. */
export interface OpenedTable {
  table: SealedTable
  opened: number
  refused: number
  byKey: Readonly<Record<string, number>>
}

/**
 * Opens every sealed value of every table in the place where it stands, drops it at once, and counts: what a copy of the
 * database is worth is shown by opening it. Changes nothing, and throws for no value that is refused.
 */
export function createOpenSealed({ database, sealer }: Pick<StoreParts, 'database' | 'sealer'>) {
  return async (): Promise<OpenedTable[]> => {
    const tables: OpenedTable[] = []
    for (const name of sealedTables) tables.push(await openTable(name))
    return tables
  }

  async function openTable(name: SealedTable): Promise<OpenedTable> {
    const byKey: Record<string, number> = {}
    let opened = 0
    for (let last = ''; ; ) {
      const batch = await readBatch(name, last)
      const verdicts = await Promise.all(batch.map((value) => opens(name, value)))
      verdicts.forEach((isOpen, index) => {
        const { keyId = '' } = batch[index] ?? {}
        if (isOpen) opened++
        else byKey[keyId] = (byKey[keyId] ?? 0) + 1
      })
      last = batch.at(-1)?.key ?? ''
      if (batch.length < BATCH) break
    }
    const refused = Object.values(byKey).reduce((sum, count) => sum + count, 0)
    return { table: name, opened, refused, byKey }
  }

  function readBatch(name: SealedTable, after: string) {
    const { table, key, keyId, sealed } = sealedRows[name]
    return withClosedErrors(() =>
      database
        .select({ key, keyId, sealed, bound: boundColumns(name) })
        .from(table)
        .where(and(gt(key, after), isNotNull(sealed)))
        .orderBy(asc(key))
        .limit(BATCH),
    )
  }

  async function opens(name: SealedTable, { key, sealed, bound }: Value): Promise<boolean> {
    try {
      await sealer.open(placeOf(name, key, bound), sealed ?? '')
      return true
    } catch (error) {
      if (error instanceof SealRefused) return false
      throw error
    }
  }
}

interface Value {
  key: string
  sealed: string | null
  bound: { [column: string]: unknown }
}
