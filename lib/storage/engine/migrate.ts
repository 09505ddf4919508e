import path from 'node:path'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import type pg from 'pg'
import { MigrationStopped, MigrationsPending } from '../errors.ts'
import { withClosedErrors } from './availability.ts'
import { grantsFor } from './grants.ts'
import { limitStatements } from './limits.ts'
import { connectToWriter } from './writer.ts'

const MIGRATION_LOCK = 760_155_020
const WAIT_FOR_OTHERS = '60s'

/** What migrating did. */
export interface Migrated {
  /** How many migrations were made now. */
  made: number
}

/** For whom the tables are migrated. */
export interface MigrateOptions {
  /** The role that the application runs as, which is given the use of the tables and no more; nobody else when absent. */
  role?: string
  /** Aborted to stop before the end: whatever was done is undone, unless it is being committed already. */
  signal?: AbortSignal
}

/**
 * Brings the database to this version's schema, in one transaction. Those who start together do it one after another,
 * and all but the first find nothing left to do.
 *
 * The lock ends with the transaction, so that it also works through a pool that lends connections by transaction; and
 * the transaction ends with the connection, a second later at most, so that who starts again does not wait for who was stopped.
 *
 * @throws {MigrationStopped} where `signal` was aborted in time.
 */
export function migrateDatabase(url: string, { role, signal }: MigrateOptions = {}): Promise<Migrated> {
  return withClient(url, { signal }, async (client, settle) => {
    await limitStatements(client)
    await client.query('begin')
    await client.query(`set local statement_timeout = '${WAIT_FOR_OTHERS}'`)
    await client.query(noticeWhoLeaves)
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
    await client.query('create schema if not exists drizzle')
    await client.query(`create table if not exists drizzle.__drizzle_migrations
      (id serial primary key, hash text not null, created_at bigint)`)
    const pending = await pendingIn(client)
    for (const migration of pending) await make(client, migration)
    for (const grant of role ? grantsFor(role) : []) await client.query(grant)
    settle()
    await client.query('commit')
    return { made: pending.length }
  })
}

/**
 * Makes a database ready for a start: one that has its tables needs nothing that a role without rights to create them
 * could not do.
 *
 * @throws {MigrationsPending} where migrations are to be made and this role may not make them.
 */
export async function prepareDatabase(url: string): Promise<void> {
  const pending = await withClient(url, {}, async (client) => {
    const { rows } = await client.query(mayMigrate)
    const isKnown = rows[0]?.known === true
    const count = isKnown ? (await pendingIn(client)).length : readMigrations().length
    if (count > 0 && rows[0]?.allowed !== true) throw new MigrationsPending(count)
    if (count === 0) await limitStatements(client)
    return count
  })
  if (pending > 0) await migrateDatabase(url)
}

/**
 * A statement that waits for a lock ends when its client has gone. Not in PostgreSQL before 14, nor on Windows.
 *
 * @see {@link https://www.postgresql.org/docs/current/runtime-config-connection.html#GUC-CLIENT-CONNECTION-CHECK-INTERVAL PostgreSQL}
 */
const noticeWhoLeaves = `
  select set_config(name, '1s', true) from pg_settings
  where name = 'client_connection_check_interval' and version() !~* 'visual|windows|mingw'`

/** Whether there are migrations, and whether this role owns what they would change. */
const mayMigrate = `
  select t.oid is not null as known,
    case when t.oid is null then has_database_privilege(current_database(), 'create')
      else pg_has_role(current_user, t.relowner, 'member') end as allowed
  from (select) as always
  left join pg_class t on t.relname = '__drizzle_migrations'
    and t.relnamespace = (select oid from pg_namespace where nspname = 'drizzle')`

/** Migrations are made in the order of their dates, so the newest one made tells which are left. */
async function pendingIn(client: pg.Client): Promise<MigrationMeta[]> {
  const { rows } = await client.query('select max(created_at) as newest from drizzle.__drizzle_migrations')
  const newest = Number(rows[0]?.newest ?? 0)
  return readMigrations().filter(({ folderMillis }) => folderMillis > newest)
}

async function make(client: pg.Client, { sql, hash, folderMillis }: MigrationMeta): Promise<void> {
  for (const statement of sql) await client.query(statement)
  await client.query('insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)', [
    hash,
    folderMillis,
  ])
}

/** Relative to where the application starts: a bundler moves this file, and leaves the migrations where they are. */
function readMigrations(): MigrationMeta[] {
  const migrationsFolder = path.join(/* turbopackIgnore: true */ process.cwd(), 'lib/storage/migrations')
  return readMigrationFiles({ migrationsFolder })
}

/** Works on a connection that ends with the work, or at once when the signal is aborted before the work calls `settle`. */
function withClient<Result>(
  url: string,
  { signal }: Pick<MigrateOptions, 'signal'>,
  work: (client: pg.Client, settle: () => void) => Promise<Result>,
): Promise<Result> {
  return withClosedErrors(async () => {
    const client = await connectToWriter(url, {
      connectionTimeoutMillis: 3_000,
      application_name: 'myinfo-onboarding migrate',
    })
    let isStopped = false
    const stop = () => {
      isStopped = true
      void client.end()
    }
    const settle = () => {
      if (isStopped) throw new MigrationStopped()
      signal?.removeEventListener('abort', stop)
    }
    if (signal?.aborted) stop()
    signal?.addEventListener('abort', stop)
    try {
      return await work(client, settle)
    } catch (error) {
      throw isStopped ? new MigrationStopped() : error
    } finally {
      signal?.removeEventListener('abort', stop)
      // Ending the connection also ends its transaction.
      await client.end()
    }
  })
}
