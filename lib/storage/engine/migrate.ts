import path from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { withClosedErrors } from './availability.ts'

const MIGRATION_LOCK = 760_155_020
const WAIT_FOR_OTHERS_MS = 60_000

/**
 * Brings the database to this version's schema. Nodes that start together do it one after another, and all but the
 * first find nothing left to do.
 */
export async function migrateDatabase(url: string): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 3_000,
    statement_timeout: WAIT_FOR_OTHERS_MS,
    application_name: 'myinfo-onboarding migrate',
  })
  client.on('error', () => undefined)
  await withClosedErrors(async () => {
    await client.connect()
    try {
      await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
      await migrate(drizzle(client), { migrationsFolder: migrationsFolder() })
    } finally {
      // Ending the connection also frees the lock.
      await client.end()
    }
  })
}

/** Relative to where the application starts: a bundler moves this file, and leaves the migrations where they are. */
function migrationsFolder(): string {
  return path.join(/* turbopackIgnore: true */ process.cwd(), 'lib/storage/migrations')
}
