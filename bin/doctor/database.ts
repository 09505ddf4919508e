import { readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import type { Config } from '../../lib/config.ts'
import type { DatabaseProbe } from '../../lib/golive/doctor/inspection.ts'
import { parseDataKeys } from '../../lib/storage/data-keys.ts'
import { addressOf } from '../../lib/storage/embedded/running.ts'
import { createSealer, type Sealer } from '../../lib/storage/seal.ts'

/** The columns that hold sealed values, with the row they are bound to. */
const sealedColumns = [
  { table: 'attempts', row: 'state_hash', sealed: 'attempt' },
  { table: 'retrievals', row: 'id', sealed: 'person' },
  { table: 'drafts', row: 'id', sealed: 'answers' },
  { table: 'applications', row: 'reference', sealed: 'answers' },
]

/** Looks at a database without changing it. Closes each connection behind it. */
export function createDatabaseProbe({
  url,
  dataKeys,
  root,
}: {
  url: string
  dataKeys: string
  root: string
}): DatabaseProbe {
  const sealer = createSealer(parseDataKeys(dataKeys))
  return {
    isReachable: () =>
      withClient(url, (client) => client.query('select 1')).then(
        () => true,
        () => false,
      ),
    pendingMigrations: () => withClient(url, (client) => countPending(client, root)),
    unreadable: () => withClient(url, (client) => findUnreadable(client, sealer)),
  }
}

/** Address of the embedded database, when it runs: the doctor starts nothing. */
export async function findEmbedded({ dataDir }: Pick<Config, 'dataDir'>, root: string): Promise<string | undefined> {
  const directory = path.resolve(root, dataDir, 'postgres')
  try {
    const password = (await readFile(path.join(directory, 'password'), 'utf8')).trim()
    const port = Number((await readFile(path.join(directory, 'pgdata/postmaster.pid'), 'utf8')).split('\n')[3])
    return port > 0 ? addressOf({ port, password, database: 'onboarding' }) : undefined
  } catch {
    return undefined
  }
}

async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 3_000,
    query_timeout: 6_000,
    application_name: 'myinfo-onboarding doctor',
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function countPending(client: pg.Client, root: string): Promise<number> {
  const journal = await readFile(path.join(root, 'lib/storage/migrations/meta/_journal.json'), 'utf8')
  const { entries }: { entries: unknown[] } = JSON.parse(journal)
  const { rows } = await client.query("select to_regclass('drizzle.__drizzle_migrations') is not null as known")
  if (!rows[0]?.known) return entries.length
  const made = await client.query('select count(*)::int as count from drizzle.__drizzle_migrations')
  return Math.max(0, entries.length - Number(made.rows[0]?.count))
}

/** Opens the newest value that each key has sealed in each table; the values themselves are dropped at once. */
async function findUnreadable(client: pg.Client, sealer: Sealer): Promise<string[]> {
  const places: string[] = []
  for (const { table, row, sealed } of sealedColumns) {
    const { rows } = await client.query(
      `select distinct on (key_id) key_id, ${row} as row, ${sealed} as sealed from ${table}
       where ${sealed} is not null order by key_id, ${row} desc`,
    )
    for (const value of rows) {
      const opens = await sealer.open({ table, row: value.row }, value.sealed.toString('ascii')).then(
        () => true,
        () => false,
      )
      if (!opens) places.push(`${table}, key ${value.key_id}`)
    }
  }
  return places
}
