import { readFileSync } from 'node:fs'
import path from 'node:path'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import pg from 'pg'
import { describe, expect, inject, test } from 'vitest'
import { createStorage } from '../database.ts'
import { application, product } from '../testing/application.ts'
import { makeDataKey } from '../testing/server.ts'
import { migrateDatabase } from './migrate.ts'

interface Column {
  name: string
  type: string
  notNull: boolean
  default?: unknown
}

interface Table {
  name: string
  columns: Record<string, Column>
  uniqueConstraints: object
  indexes: Record<string, { isUnique: boolean }>
}

const folder = path.join(process.cwd(), 'lib/storage/migrations')
const migrations = readMigrationFiles({ migrationsFolder: folder })
const last = migrations.length - 1

/** The tables as the migration of a number left them. */
function tablesAt(index: number): Table[] {
  const file = path.join(folder, `meta/${String(index).padStart(4, '0')}_snapshot.json`)
  return Object.values(JSON.parse(readFileSync(file, 'utf8')).tables)
}

/** What the former version of the code would trip over, in tables that a migration has changed. */
function brokenFor(former: readonly Table[], next: readonly Table[]): string[] {
  return former.flatMap((table) => {
    const now = next.find(({ name }) => name === table.name)
    if (!now) return [`${table.name} is gone`]
    const gone = Object.values(table.columns).flatMap(({ name, type, notNull }) => {
      const column = now.columns[name]
      if (!column) return [`${table.name}.${name} is gone`]
      if (column.type !== type) return [`${table.name}.${name} is of another type`]
      return column.notNull && !notNull ? [`${table.name}.${name} has to be filled`] : []
    })
    const demanded = Object.values(now.columns).filter(
      ({ name, notNull, default: value }) => !(name in table.columns) && notNull && value === undefined,
    )
    const unique = Object.entries(now.indexes).filter(([name, { isUnique }]) => isUnique && !(name in table.indexes))
    return [
      ...gone,
      ...demanded.map(({ name }) => `${table.name}.${name} has to be filled, of which it knows nothing`),
      ...unique.map(([name]) => `${table.name} is unique by ${name}`),
    ]
  })
}

describe('the last migration leaves what the version before it needs', () => {
  test('in each table', () => {
    expect(brokenFor(tablesAt(last - 1), tablesAt(last))).toEqual([])
  })

  const column = { name: 'kept', type: 'text', notNull: false }
  const table: Table = { name: 'old', columns: { kept: column }, uniqueConstraints: {}, indexes: {} }
  const changed = (change: Partial<Table>) => [{ ...table, ...change }]

  test.each<[string, Table[]]>([
    ['old is gone', []],
    ['old.kept is gone', changed({ columns: {} })],
    ['old.kept is of another type', changed({ columns: { kept: { ...column, type: 'integer' } } })],
    ['old.kept has to be filled', changed({ columns: { kept: { ...column, notNull: true } } })],
    [
      'old.new has to be filled, of which it knows nothing',
      changed({ columns: { kept: column, new: { name: 'new', type: 'text', notNull: true } } }),
    ],
    ['old is unique by old_kept', changed({ indexes: { old_kept: { isUnique: true } } })],
  ])('and it is seen that %s', (fault, next) => {
    expect(brokenFor([table], next)).toEqual([fault])
  })
})

/** A value that any column of a type takes; `seed` parts the rows. */
const valueFor: Readonly<Record<string, (seed: number) => unknown>> = {
  text: (seed) => `value-${seed}`,
  'timestamp (3) with time zone': (seed) => new Date(Date.UTC(2026, 10, 29) + seed),
  integer: (seed) => seed,
  bigint: (seed) => seed,
  bytea: (seed) => Buffer.from(`sealed-${seed}`),
  'text[]': (seed) => [`agency-${seed}`],
  boolean: () => false,
}

/** Tables that their own functions write. */
const byFunction = ['audit', 'audit_slots']
const former = tablesAt(last - 1).filter(({ name }) => !byFunction.includes(name))

/** A database as the version before left it, and a connection on which rows are made table by table, whoever points at whom. */
async function makeFormer(name: string): Promise<{ client: pg.Client; url: string }> {
  const { url: server } = inject('postgres')
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  await admin.query(`drop database if exists ${name}`)
  await admin.query(`create database ${name}`)
  await admin.end()
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('set session_replication_role = replica')
  await client.query('create schema drizzle')
  await client.query(
    'create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)',
  )
  for (const { sql, hash, folderMillis } of migrations.slice(0, -1)) {
    for (const statement of sql) await client.query(statement)
    await client.query('insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)', [
      hash,
      folderMillis,
    ])
  }
  return { client, url }
}

/** A row as the former version writes it: with the columns that it knows. */
async function insertAsBefore(client: pg.Client, { name, columns }: Table, seed: number): Promise<void> {
  const known = Object.values(columns)
  const names = known.map((column) => client.escapeIdentifier(column.name)).join(', ')
  const values = known.map(({ type }) => valueFor[type]?.(seed))
  const places = values.map((_, index) => `$${index + 1}`).join(', ')
  await client.query(`insert into ${client.escapeIdentifier(name)} (${names}) values (${places})`, values)
}

async function rowsOf(client: pg.Client, { name, columns }: Table): Promise<unknown[]> {
  const names = Object.keys(columns).map((column) => client.escapeIdentifier(column))
  const { rows } = await client.query(`select ${names.join(', ')} from ${client.escapeIdentifier(name)} order by 1`)
  return rows
}

async function allRows(client: pg.Client): Promise<unknown[][]> {
  const tables: unknown[][] = []
  for (const table of former) tables.push(await rowsOf(client, table))
  return tables
}

describe('a database of the version before', () => {
  test('is brought to this version with every row as it was, and goes on taking what the former version writes', async () => {
    const { client, url } = await makeFormer('one_version')
    for (const table of former) await insertAsBefore(client, table, 1)
    const before = await allRows(client)

    expect(await migrateDatabase(url)).toEqual({ made: 1 })
    expect(await allRows(client)).toEqual(before)
    expect(before.every((rows) => rows.length === 1)).toBe(true)

    for (const table of former) await insertAsBefore(client, table, 2)
    expect((await allRows(client)).map((rows) => rows.length)).toEqual(former.map(() => 2))
    await client.end()
  })

  test('F098 is migrated while the former version writes, which goes on beside this one, and nobody is refused', async () => {
    const { client, url } = await makeFormer('two_versions')
    const storage = createStorage({ url, dataKeys: makeDataKey('k1'), retrievalMinutes: 30 })
    let isOver = false
    let seed = 0
    const formerNode = (async () => {
      for (seed = 1; !isOver; seed += 1) for (const table of former) await insertAsBefore(client, table, seed)
    })()
    await expect.poll(() => seed).toBeGreaterThan(2)

    // Both nodes of a deployment that migrate at once.
    const made = await Promise.all([migrateDatabase(url), migrateDatabase(url)])
    const atMigration = seed
    const references = new Set<unknown>()
    for (let count = 0; count < 10; count += 1) {
      const { session } = await storage.sessions.begin({ subject: `subject-${count}` })
      const draft = await storage.drafts.open(session, product)
      references.add(
        Object(await storage.applications.submit({ session: session.id, draft: draft.id, application })).reference,
      )
    }
    await expect.poll(() => seed).toBeGreaterThan(atMigration + 2)
    isOver = true
    await formerNode

    expect(made.map((migrated) => Object(migrated).made).sort()).toEqual([0, 1])
    expect(references.size).toBe(10)
    expect((await rowsOf(client, tableOf('applications'))).length).toBe(seed - 1 + references.size)
    expect((await storage.verifyAudit()).kind).toBe('intact')
    await storage.close()
    await client.end()
  })
})

function tableOf(name: string): Table {
  const table = former.find((one) => one.name === name)
  if (!table) throw new Error(`there is no table ${name}`)
  return table
}
