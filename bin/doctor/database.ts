import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'
import type { Config } from '../../lib/config/config.ts'
import type { DatabaseProbe, DatabaseTrouble } from '../../lib/golive/doctor/inspection.ts'
import { addressOf } from '../../lib/storage/embedded/running.ts'
import { connectToWriter } from '../../lib/storage/engine/writer.ts'
import { parseDataKeys } from '../../lib/storage/sealing/data-keys.ts'
import { createSealer, type Sealer } from '../../lib/storage/sealing/seal.ts'

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
    whyUnreachable: () =>
      withClient(url, (client) => client.query('select 1')).then(() => 'unknown' as const, troubleOf),
    pendingMigrations: () => withClient(url, (client) => countPending(client, root)),
    unreadable: () => withClient(url, (client) => findUnreadable(client, sealer)),
    tokens: () => withClient(url, findTokens),
  }
}

/**
 * What keeps us from a database, by the code that PostgreSQL, the network or TLS gives.
 *
 * @see {@link https://www.postgresql.org/docs/15/errcodes-appendix.html PostgreSQL error codes}
 */
const troubleByCode: Readonly<Record<string, DatabaseTrouble>> = {
  '28P01': 'password',
  '3D000': 'database',
  ENOTFOUND: 'address',
  EAI_AGAIN: 'address',
  EHOSTUNREACH: 'address',
  ENETUNREACH: 'address',
  ECONNREFUSED: 'port',
  ETIMEDOUT: 'port',
  ENOENT: 'certificate',
}

function troubleOf(error: unknown): DatabaseTrouble {
  const { code = '', message = '' } = Object(error)
  const known = troubleByCode[code]
  if (known) return known
  // One code for both: a role that is not there, and an address that nobody let in.
  if (code === '28000') return /role ".*"/.test(message) ? 'role' : 'not admitted'
  if (/CERT|SIGNED|ALTNAME|ISSUER|VERIFY/.test(code)) return 'certificate'
  if (message.includes('does not support SSL')) return 'no tls'
  return message.startsWith('timeout') ? 'port' : 'unknown'
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
  const client = await connectToWriter(url, {
    connectionTimeoutMillis: 3_000,
    query_timeout: 6_000,
    application_name: 'myinfo-onboarding doctor',
  })
  try {
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

async function findTokens(client: pg.Client): Promise<{ name: string; expiresAt: number }[]> {
  const { rows } = await client.query('select name, expires_at from api_tokens order by expires_at')
  return rows.map(({ name, expires_at }) => ({ name: String(name), expiresAt: Number(expires_at) }))
}

/** Tables with a sealed column: the bytes beside a `key_id`, bound to the row's primary key. */
const findSealed = `
  select c.table_name as table, c.column_name as sealed, k.column_name as row
  from information_schema.columns c
  join information_schema.columns i on i.table_schema = c.table_schema and i.table_name = c.table_name
  join information_schema.table_constraints t
    on t.table_schema = c.table_schema and t.table_name = c.table_name and t.constraint_type = 'PRIMARY KEY'
  join information_schema.key_column_usage k
    on k.constraint_schema = t.constraint_schema and k.constraint_name = t.constraint_name
  where c.table_schema = 'public' and c.data_type = 'bytea' and i.column_name = 'key_id'
  order by 1`

/** Opens one value of each key in each table; the values themselves are dropped at once. */
async function findUnreadable(client: pg.Client, sealer: Sealer): Promise<string[]> {
  const places: string[] = []
  const { rows: columns } = await client.query(findSealed)
  for (const { table, row, sealed } of columns) {
    const names = [table, row, sealed].map((name) => client.escapeIdentifier(String(name)))
    for (const value of await sampleOf(client, names)) {
      const place = { table: String(table), row: value.row }
      const opens = await sealer.open(place, value.sealed.toString('ascii')).then(
        () => true,
        () => false,
      )
      if (!opens) places.push(`${table}, key ${value.key_id}`)
    }
  }
  return places
}

async function sampleOf(client: pg.Client, [table, row, sealed]: readonly string[]) {
  const { rows } = await client.query(
    `select distinct on (key_id) key_id, ${row} as row, ${sealed} as sealed from ${table} where ${sealed} is not null`,
  )
  return rows
}
