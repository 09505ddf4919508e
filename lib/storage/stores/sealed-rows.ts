import { getTableColumns } from 'drizzle-orm'
import { applications, decisions } from '../schema/applications.ts'
import { drafts } from '../schema/drafts.ts'
import { attempts, retrievals } from '../schema/login.ts'
import { staffEntries, staffMembers } from '../schema/staff.ts'
import type { Bound, Sealed, SealedPlace, Sealer } from '../sealing/seal.ts'

/**
 * The sealed column of each table, and the columns that say whose the value is and what it is worth. A value's seal is
 * bound to those, so that whoever can write the database cannot give it to another session, account or browser.
 */
export const sealedRows = {
  attempts: {
    table: attempts,
    key: attempts.stateHash,
    sealed: attempts.attempt,
    keyId: attempts.keyId,
    bound: ['browser', 'product', 'connection', 'withoutAgencies'],
  },
  retrievals: {
    table: retrievals,
    key: retrievals.id,
    sealed: retrievals.person,
    keyId: retrievals.keyId,
    bound: ['session', 'product', 'connection', 'api', 'withoutAgencies'],
  },
  drafts: {
    table: drafts,
    key: drafts.id,
    sealed: drafts.answers,
    keyId: drafts.keyId,
    bound: ['session', 'subject', 'product', 'offered'],
  },
  applications: {
    table: applications,
    key: applications.reference,
    sealed: applications.answers,
    keyId: applications.keyId,
    bound: ['session', 'subject', 'draft', 'product', 'connection', 'api', 'withoutAgencies'],
  },
  decisions: {
    table: decisions,
    key: decisions.id,
    sealed: decisions.reason,
    keyId: decisions.keyId,
    bound: ['reference', 'decision', 'decidedBy'],
  },
  staff_members: {
    table: staffMembers,
    key: staffMembers.id,
    sealed: staffMembers.name,
    keyId: staffMembers.keyId,
    bound: [],
  },
  staff_entries: {
    table: staffEntries,
    key: staffEntries.id,
    sealed: staffEntries.words,
    keyId: staffEntries.keyId,
    bound: ['reference', 'member', 'decision'],
  },
} as const

/** Names of tables with a sealed column. */
export type SealedTable = keyof typeof sealedRows

/** Every table with a sealed column. */
export const sealedTables = Object.keys(sealedRows) as SealedTable[]

/** Where a value is sealed, or opened: its row, and what that row says of whose it is. */
export function placeOf(table: SealedTable, key: string, row: { readonly [column: string]: unknown }): SealedPlace {
  const bound = Object.fromEntries(sealedRows[table].bound.map((column) => [column, boundValue(row[column])]))
  return { table, row: key, bound }
}

function boundValue(value: unknown): Bound[string] {
  return typeof value === 'string' || typeof value === 'boolean' || Array.isArray(value) ? value : null
}

/** The columns that a table's seals are bound to, for a query that reads them. */
export function boundColumns(table: SealedTable) {
  const columns = Object.entries(getTableColumns(sealedRows[table].table))
  const bound: readonly string[] = sealedRows[table].bound
  return Object.fromEntries(columns.filter(([name]) => bound.includes(name)))
}

/** The agencies that a row goes without; nothing where it goes without none. */
export function leftOut(withoutAgencies: readonly string[]): { withoutAgencies?: readonly string[] } {
  return withoutAgencies.length > 0 ? { withoutAgencies } : {}
}

/**
 * Seals a row's value for what the row says next of whose it is. Throws `SealRefused` when the value was not sealed for
 * what the row says now.
 */
export async function handOver(
  sealer: Sealer,
  { table, key, sealed, now, next }: Handover,
): Promise<Pick<Sealed, 'keyId' | 'sealed'>> {
  return sealer.seal(placeOf(table, key, next), await sealer.open(placeOf(table, key, now), sealed))
}

interface Handover {
  table: SealedTable
  key: string
  sealed: string
  now: { readonly [column: string]: unknown }
  next: { readonly [column: string]: unknown }
}
