import { readFileSync } from 'node:fs'
import path from 'node:path'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
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

describe('a database of the version before', () => {
  let client: pg.Client
  let url: string

  beforeAll(async () => {
    const { url: server } = inject('postgres')
    const admin = new pg.Client({ connectionString: server })
    await admin.connect()
    await admin.query('drop database if exists one_version')
    await admin.query('create database one_version')
    await admin.end()
    url = Object.assign(new URL(server), { pathname: '/one_version' }).href
    client = new pg.Client({ connectionString: url })
    await client.connect()
    // Rows are made table by table, whoever points at whom.
    await client.query('set session_replication_role = replica')
    await makeAllButTheLast()
  })

  afterAll(() => client.end())

  async function makeAllButTheLast(): Promise<void> {
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
  }

  /** A row as the former version writes it: with the columns that it knows. */
  async function insertAsBefore({ name, columns }: Table, seed: number): Promise<void> {
    const known = Object.values(columns)
    const names = known.map((column) => client.escapeIdentifier(column.name)).join(', ')
    const values = known.map(({ type }) => valueFor[type]?.(seed))
    const places = values.map((_, index) => `$${index + 1}`).join(', ')
    await client.query(`insert into ${client.escapeIdentifier(name)} (${names}) values (${places})`, values)
  }

  async function rowsOf({ name, columns }: Table): Promise<unknown[]> {
    const names = Object.keys(columns).map((column) => client.escapeIdentifier(column))
    const { rows } = await client.query(`select ${names.join(', ')} from ${client.escapeIdentifier(name)} order by 1`)
    return rows
  }

  async function allRows(): Promise<unknown[][]> {
    const tables: unknown[][] = []
    for (const table of former) tables.push(await rowsOf(table))
    return tables
  }

  test('is brought to this version with every row as it was, and goes on taking what the former version writes', async () => {
    for (const table of former) await insertAsBefore(table, 1)
    const before = await allRows()

    expect(await migrateDatabase(url)).toEqual({ made: 1 })
    expect(await allRows()).toEqual(before)
    expect(before.every((rows) => rows.length === 1)).toBe(true)

    for (const table of former) await insertAsBefore(table, 2)
    expect((await allRows()).map((rows) => rows.length)).toEqual(former.map(() => 2))
  })
})
