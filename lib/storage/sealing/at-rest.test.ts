import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Person } from '@/lib/myinfo/person.ts'
import type { Storage } from '../database.ts'
import journal from '../migrations/meta/_journal.json' with { type: 'json' }
import { SealRefused } from '../sealing/seal.ts'
import { allAtOnce, makeDataKey, openTestDatabase, type TestDatabase } from '../testing/server.ts'

const product = 'savings-account'
const canaries = {
  name: 'QUENTIN XAVIER ZEBEDEE',
  nricOrFin: 'S9812381D',
  occupation: 'ornithological cartographer',
  nonce: 'canary-nonce-5550123',
  state: 'canary-state-5550199',
}

const person: Person = {
  name: { state: 'present', value: canaries.name, source: 'government' },
  nricOrFin: { state: 'present', value: canaries.nricOrFin, source: 'government' },
}

const database = await openTestDatabase()

beforeEach(async () => {
  await database.empty()
})

describe('at rest', () => {
  test('S20 nothing of a person is in clear, in any table or file, however it is written', async () => {
    await fillEveryTable(database.storage())
    await database.query('checkpoint')

    expect(await tracesIn(await dump(database), Object.values(canaries))).toEqual([])
    expect(await tracesInFiles(await filesOf(database, database.directory), Object.values(canaries))).toEqual([])
  })

  test.each(['text', 'hex', 'base64'])('a canary written as %s would be found', async (encoding) => {
    const planted = `canary-${encoding}-77310`
    await database.query('create table planted (data bytea, words text)')
    const words =
      encoding === 'text' ? planted : Buffer.from(`12${planted}`).toString(encoding === 'hex' ? 'hex' : 'base64')
    await database.query('insert into planted values ($1, $2)', [Buffer.from(words), 'none'])
    await database.query('checkpoint')

    expect(await tracesIn(await dump(database), [planted])).toEqual([planted])
    expect(await tracesInFiles(await filesOf(database, database.directory), [planted])).toEqual([planted])
    await database.query('drop table planted')
  })

  test('S21 every column says whether it is sensitive, and the sensitive ones are sealed bytes', async () => {
    const columns =
      await database.query(`select relname || '.' || attname as name, format_type(atttypid, atttypmod) as type,
        coalesce(col_description(c.oid, attnum), '') as comment
      from pg_class c join pg_attribute on attrelid = c.oid
      where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped order by 1`)

    expect(columns.length).toBeGreaterThan(0)
    expect(columns.filter(({ comment }) => !/^sensitive=(true|false); .+/.test(comment))).toEqual([])
    const sensitive = columns.filter(({ comment }) => comment.startsWith('sensitive=true'))
    expect(sensitive.map(({ name }) => name)).toEqual([
      'applications.answers',
      'attempts.attempt',
      'decisions.reason',
      'drafts.answers',
      'retrievals.person',
      'staff_entries.words',
      'staff_members.name',
    ])
    expect(columns.filter(({ type }) => type === 'bytea')).toEqual(sensitive)
  })
})

describe('a new data key', () => {
  test('S24 seals, while the old one still opens; and once all is sealed anew the old one may go', async () => {
    const [old, next] = [makeDataKey('2025'), makeDataKey('2026')]
    const { session, reference, draft, attempt } = await fillEveryTable(database.storage({ dataKeys: old }))
    const both = database.storage({ dataKeys: `${next},${old}` })
    const newest = database.storage({ dataKeys: next })

    expect((await both.retrievals.find(session, product))?.person).toEqual(person)
    await expect(newest.retrievals.find(session, product)).rejects.toBeInstanceOf(SealRefused)
    expect(await both.reseal()).toBe(4)
    expect(await both.reseal()).toBe(0)

    expect((await newest.retrievals.find(session, product))?.person).toEqual(person)
    expect((await newest.drafts.find(session, draft))?.answers).toEqual({ occupation: canaries.occupation })
    expect((await newest.applications.find(session, reference))?.values).toHaveLength(1)
    expect(await newest.attempts.take(canaries.state, { browser: 'browser-1', connection: 'v3' })).toMatchObject({
      kind: 'taken',
      attempt,
    })
    await expect(database.storage({ dataKeys: old }).retrievals.find(session, product)).rejects.toBeInstanceOf(
      SealRefused,
    )
  })

  test('seals what is saved from now on', async () => {
    const [old, next] = [makeDataKey('2025'), makeDataKey('2026')]
    const { session, draft } = await fillEveryTable(database.storage({ dataKeys: old }))
    await database.storage({ dataKeys: `${next},${old}` }).drafts.save(session, draft, { more: 'x' })

    expect((await database.storage({ dataKeys: next }).drafts.find(session, draft))?.answers).toEqual({
      occupation: canaries.occupation,
      more: 'x',
    })
  })

  test('works through more values than a batch holds, also on two nodes at once', async () => {
    const [old, next] = [makeDataKey('2025'), makeDataKey('2026')]
    const storage = database.storage({ dataKeys: old })
    const { session } = await storage.sessions.begin({})
    let count = 0
    for (let round = 0; round < 13; round++)
      await allAtOnce(10, () =>
        storage.retrievals.put(session.id, `product-${++count}`, {
          connection: 'v3',
          api: 'myinfo-v3',
          person,
          retrievedAt: Date.now(),
        }),
      )
    const nodes = [1, 2].map(() => database.storage({ dataKeys: `${next},${old}` }))
    await Promise.all(nodes.map(({ reseal }) => reseal()))

    expect(await nodes[0]?.reseal()).toBe(0)
    expect(await database.query('select distinct key_id from retrievals')).toEqual([{ key_id: '2026' }])
  })

  test('without the old one stops the sealing anew and leaves everything as it was', async () => {
    await fillEveryTable(database.storage({ dataKeys: makeDataKey('2025') }))

    await expect(database.storage({ dataKeys: makeDataKey('2026') }).reseal()).rejects.toBeInstanceOf(SealRefused)
    expect(await database.query("select 1 from retrievals where key_id = '2026'")).toEqual([])
  })
})

test('tables are made once, however many nodes start together', async () => {
  await database.query('drop schema public cascade; drop schema drizzle cascade; create schema public')
  expect(await database.storage().ready()).toBe(false)
  await allAtOnce(4, () => database.storage().migrate())

  expect(await database.query('select count(*)::int as migrations from drizzle.__drizzle_migrations')).toEqual([
    { migrations: journal.entries.length },
  ])
  expect(await database.storage().ready()).toBe(true)
})

async function fillEveryTable(storage: Storage) {
  const now = Date.now()
  const attempt = {
    state: canaries.state,
    connection: 'v3',
    scopes: [],
    redirectUri: '',
    startedAt: now,
    expiresAt: now + 600_000,
    secrets: { nonce: canaries.nonce },
  }
  await storage.attempts.put(attempt, { browser: 'browser-1', product })
  const { session } = await storage.sessions.begin({ subject: 'subject-1' })
  await storage.retrievals.put(session.id, product, { connection: 'v3', api: 'myinfo-v3', person, retrievedAt: now })
  const first = await storage.drafts.open(session, 'credit-card')
  await storage.drafts.save(session.id, first.id, { occupation: canaries.occupation })
  const nricOrFin = { field: 'nricOrFin', kind: 'nric', value: canaries.nricOrFin }
  const values = [{ ...nricOrFin, provenance: 'typed' as const, locked: false }]
  const application = { product: 'credit-card', connection: 'none', api: 'none', language: 'en' as const, values }
  const { reference } = await storage.applications.submit({ session: session.id, draft: first.id, application })
  const { id: draft } = await storage.drafts.open(session, product)
  await storage.drafts.save(session.id, draft, { occupation: canaries.occupation })
  return { session: session.id, reference, draft, attempt }
}

/** Every row of every table as text, with byte columns also as the bytes they are. */
async function dump(database: TestDatabase): Promise<Buffer> {
  const tables = await database.query(
    "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
  )
  const rows = await Promise.all(tables.map(({ relname }) => database.query(`select * from "${relname}"`)))
  const parts = rows.flat().flatMap((row) => Object.values(row))
  return Buffer.concat(parts.map((part) => (Buffer.isBuffer(part) ? part : Buffer.from(JSON.stringify(part)))))
}

/** The database's own files, the write-ahead log (all databases share it) and the server's log. */
async function filesOf(database: TestDatabase, directory: string): Promise<string[]> {
  const [row] = await database.query('select oid from pg_database where datname = current_database()')
  const folders = [`pgdata/base/${row?.oid}`, 'pgdata/pg_wal', 'pgdata/pg_xact', 'pgdata/global']
  const files = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(path.join(directory, folder))).map((name) => path.join(directory, folder, name)),
    ),
  )
  return [...files.flat(), path.join(directory, 'server.log')]
}

async function tracesInFiles(files: string[], words: string[]): Promise<string[]> {
  const found = new Set<string>()
  for (const file of files) {
    // A file may be removed while we read: PostgreSQL is running.
    const content = await readFile(file).catch(() => Buffer.of())
    for (const word of tracesIn(content, words)) found.add(word)
  }
  return [...found]
}

function tracesIn(content: Buffer, words: string[]): string[] {
  return words.filter((word) => writtenAs(word).some((form) => content.includes(form)))
}

/** A word in clear, in hexadecimal, and in the three ways base64 may cut it. */
function writtenAs(word: string): string[] {
  const hex = Buffer.from(word).toString('hex')
  const cut = [0, 1, 2].map((shift) =>
    Buffer.from('x'.repeat(shift) + word)
      .toString('base64url')
      .slice(shift === 0 ? 0 : shift + 1, -3),
  )
  return [word, word.toLowerCase(), encodeURIComponent(word), hex, hex.toUpperCase(), ...cut]
}
