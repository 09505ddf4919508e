import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { createStorage, type Storage } from '../../../lib/storage/database.ts'
import { startEmbeddedPostgres } from '../../../lib/storage/embedded/embedded.ts'
import { type Crowd, putStrangers } from '../../../lib/storage/testing/strangers.ts'

/** The same stores with few people, and with many. */
export interface TwoDatabases {
  few: Storage
  many: Storage
}

/** As many bytes as forty sealed answers take; like those, they cannot be made shorter. */
const ANSWERS = randomBytes(3_800)

/**
 * Fills two databases of a server of its own, and removes them after use. What a run that was cut short had filled is
 * taken over by the next one.
 */
export async function withTwoDatabases<Result>(
  crowds: { few: Crowd; many: Crowd },
  use: (databases: TwoDatabases) => Promise<Result>,
): Promise<Result> {
  const directory = path.join(tmpdir(), 'onboarding-bench-growth')
  const server = await startEmbeddedPostgres({ directory, port: 0 })
  const opened: Storage[] = []
  try {
    const open = async (name: keyof typeof crowds) => {
      const storage = await fill(await databaseOf(server.url, name), crowds[name])
      opened.push(storage)
      return storage
    }
    const result = await use({ few: await open('few'), many: await open('many') })
    await close(opened, server)
    await rm(directory, { recursive: true, force: true })
    return result
  } catch (error) {
    await close(opened, server)
    throw error
  }
}

async function close(opened: readonly Storage[], server: { stop(): Promise<void> }): Promise<void> {
  await Promise.all(opened.map((storage) => storage.close()))
  await server.stop()
}

/** The address of a database of that name, which is made where there is none. */
async function databaseOf(server: string, name: string): Promise<string> {
  await asOwner(server, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`)
  })
  const address = new URL(server)
  address.pathname = `/${name}`
  return address.href
}

async function fill(url: string, crowd: Crowd): Promise<Storage> {
  const dataKeys = `bench:${randomBytes(32).toString('base64url')}`
  const storage = createStorage({ url, dataKeys, retrievalMinutes: 30, receivers: () => ['core'] })
  await storage.migrate()
  await asOwner(url, async (client) => {
    const { rows } = await client.query(`select count(*)::int as applications,
      (select count(*)::int from sessions where id ~ '^s[0-9]+$') as sessions from applications where key_id = 'test'`)
    let told = Date.now()
    await putStrangers(crowd, {
      query: (text) => client.query(text),
      answers: ANSWERS,
      from: rows[0],
      report(done, of, what) {
        if (Date.now() - told < 10_000 && done < of) return
        told = Date.now()
        console.error(`${done} of ${of} ${what}`)
      },
    })
    await client.query('vacuum analyze')
    await client.query('checkpoint')
  })
  return storage
}

async function asOwner(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    // The stores' own limit would be too short for what is done to a million rows at once.
    await client.query('set statement_timeout = 0')
    await work(client)
  } finally {
    await client.end()
  }
}
