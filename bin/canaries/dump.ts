import { readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'

/** The rows of one statement on the application's database in an embedded server. */
export function askEmbedded(
  server: { directory: string; port: number },
  statement: string,
): Promise<pg.QueryResultRow[]> {
  return ask(connectionTo(server, 'onboarding'), statement)
}

/** Every row of every table of every database of an embedded server, as text, with byte columns also as the bytes they are. */
export async function dumpEverything({ directory, port }: { directory: string; port: number }): Promise<Buffer> {
  const connect = (database: string) => connectionTo({ directory, port }, database)
  const names = await ask(connect('postgres'), 'select datname as name from pg_database where datallowconn')
  const dumps = await Promise.all(names.map(({ name }) => dumpDatabase(connect(String(name)))))
  return Buffer.concat(dumps.flat())
}

function connectionTo({ directory, port }: { directory: string; port: number }, database: string): pg.ClientConfig {
  const password = readFileSync(path.join(directory, 'postgres/password'), 'utf8').trim()
  return { host: '127.0.0.1', port, user: 'postgres', password, database }
}

async function dumpDatabase(connection: pg.ClientConfig): Promise<Buffer[]> {
  // What was written lately is in files only after this.
  await ask(connection, 'checkpoint')
  const tables = await ask(
    connection,
    "select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
  )
  const rows = await Promise.all(tables.map(({ name }) => ask(connection, `select * from ${name}`)))
  const parts = rows.flat().flatMap((row) => Object.values(row))
  return parts.map((part) => (Buffer.isBuffer(part) ? part : Buffer.from(`${JSON.stringify(part)}\n`)))
}

async function ask(connection: pg.ClientConfig, statement: string): Promise<pg.QueryResultRow[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}
