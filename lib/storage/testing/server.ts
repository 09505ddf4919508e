import { randomBytes, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, inject } from 'vitest'
import { createStorage, type Storage, type StorageOptions } from '../database.ts'
import { startEmbeddedPostgres } from '../embedded/embedded.ts'
import { limitStatements } from '../engine/limits.ts'
import { migrateDatabase } from '../engine/migrate.ts'

/** A database of its own, with all tables, on the test server. */
export interface TestDatabase {
  url: string
  /** Stores on this database, under one data key unless another is given. */
  storage(options?: Partial<StorageOptions>): Storage
  /** One statement as the database's owner; its rows. */
  query(text: string, values?: unknown[]): Promise<pg.QueryResultRow[]>
  /** Removes every row, the audit's too, and begins its numbers anew. */
  empty(): Promise<void>
}

/** A running PostgreSQL whose own database has all tables: the template of the databases of tests. */
export interface TestServer {
  url: string
  /** The server's own directory. */
  directory: string
}

declare module 'vitest' {
  interface ProvidedContext {
    postgres: TestServer
  }
}

/** Starts PostgreSQL in a new directory on a free port, with all tables in its own database. */
export async function startTestServer(): Promise<TestServer & { stop(): Promise<void> }> {
  const directory = path.join(os.tmpdir(), `storage-${randomUUID()}`)
  const { url, stop } = await startEmbeddedPostgres({ directory, port: 0 })
  await migrateDatabase(url)
  return {
    url,
    directory,
    async stop() {
      await stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/**
 * A new database with all tables, for one test file, on the server that the project's tests share.
 *
 * Call it at the top of the file. The stores that a test opens are closed after it: the server has 100 connections.
 */
export async function openTestDatabase(): Promise<TestDatabase & Pick<TestServer, 'directory'>> {
  const { url, directory } = inject('postgres')
  const { database, closeStorages, close } = await createTestDatabase(url)
  afterEach(closeStorages)
  afterAll(close)
  return { ...database, directory }
}

/** A database on a server of its own, for a test file that stops or fills its server. Stop it in `afterAll`. */
export async function startTestDatabase(): Promise<
  TestDatabase & Pick<TestServer, 'directory'> & { stop(): Promise<void> }
> {
  const server = await startTestServer()
  const { database, close } = await createTestDatabase(server.url)
  async function stop() {
    await close()
    await server.stop()
  }
  return { ...database, directory: server.directory, stop }
}

async function createTestDatabase(server: string) {
  const url = await createDatabase(server)
  // Looks and empties as slowly as a busy disk lets it; the limits of statements are those of the stores.
  const patience = { statement_timeout: 60_000, lock_timeout: 60_000 }
  const rows = new pg.Pool({ connectionString: url, max: 2, idleTimeoutMillis: 500, ...patience })
  rows.on('error', () => undefined)
  const storages: Storage[] = []
  async function closeStorages() {
    await Promise.all(storages.splice(0).map(({ close }) => close().catch(() => undefined)))
  }
  async function close() {
    await Promise.all([closeStorages(), rows.end()])
  }
  return { database: testDatabase({ url, rows, storages }), closeStorages, close }
}

async function createDatabase(server: string): Promise<string> {
  const address = new URL(server)
  const template = address.pathname.slice(1)
  const name = `test_${randomBytes(6).toString('hex')}`
  address.pathname = '/postgres'
  const administration = new pg.Client({ connectionString: address.href })
  await administration.connect()
  await administration.query(`create database ${name} template ${template}`)
  await administration.end()
  address.pathname = `/${name}`
  const client = new pg.Client({ connectionString: address.href })
  await client.connect()
  await limitStatements(client)
  await client.end()
  return address.href
}

function testDatabase({ url, rows, storages }: { url: string; rows: pg.Pool; storages: Storage[] }): TestDatabase {
  const dataKeys = makeDataKey('test')
  return {
    url,
    query: async (text, values) => (await rows.query(text, values)).rows,
    async empty() {
      await rows.query(`alter table audit disable trigger audit_append_only;
        truncate attempts, sessions, retrievals, resume_links, drafts, applications, decisions, deliveries, api_tokens,
          api_requests, application_visits, erasures, staff_members, staff_sessions, staff_entries, staff_acts, audit restart identity;
        update audit_slots set number = 0, link = '';
        alter table audit enable trigger audit_append_only`)
    },
    storage(options = {}) {
      const storage = createStorage({ url, dataKeys, retrievalMinutes: 30, ...options })
      storages.push(storage)
      return storage
    },
  }
}

/** A data key as it stands in `DATA_KEYS`. */
export function makeDataKey(keyId: string): string {
  return `${keyId}:${randomBytes(32).toString('base64url')}`
}

/** A clock that stands still until it is moved. */
export function stoppedClock(start = Date.UTC(2026, 10, 23, 2)): { now(): number; pass(milliseconds: number): void } {
  let time = start
  return {
    now: () => time,
    pass(milliseconds) {
      time += milliseconds
    },
  }
}

/** Does one thing many times at once; the results, in order of the calls. */
export function allAtOnce<Result>(count: number, work: () => Promise<Result>): Promise<Result[]> {
  return Promise.all(Array.from({ length: count }, work))
}

/**
 * Holds rows until a number of statements wait for them, then lets all go at once: the narrowest race there is.
 * Gives up waiting after a second, for work that does not wait.
 */
export async function releasedTogether<Result>(
  { url, lock, waiting }: { url: string; lock: string; waiting: number },
  work: () => Promise<Result>,
): Promise<Result> {
  const holder = new pg.Client(url)
  await holder.connect()
  try {
    await holder.query(`begin; ${lock}`)
    const result = work()
    for (let tries = 0; tries < 50; tries++) {
      await sleep(20)
      const { rows } = await holder.query(
        "select from pg_locks where not granted and locktype in ('transactionid', 'tuple')",
      )
      if (rows.length >= waiting) break
    }
    await holder.query('rollback')
    return await result
  } finally {
    await holder.end()
  }
}
