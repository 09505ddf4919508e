import { createHash } from 'node:crypto'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import type { DataKeys } from './sealing/data-keys.ts'
import type { Sealer } from './sealing/seal.ts'

/** The database as the stores use it. Transactions are begun by `transact` alone. */
export type Database = Omit<NodePgDatabase, 'transaction'> & { $client: pg.Pool }

/** A transaction of drizzle's: what is written by it stands altogether or not at all. */
export type Transaction = Parameters<Parameters<NodePgDatabase['transaction']>[0]>[0]

/** What each store is built on. */
export interface StoreParts {
  database: Database
  sealer: Sealer
  /** Keys of the audit. */
  auditKeys: DataKeys
  /** Epoch milliseconds. */
  now(): number
}

/** SHA-256 of a random secret or an ID, 43 base64url characters. Not for anything that can be guessed. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}
