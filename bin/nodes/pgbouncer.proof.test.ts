import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../lib/storage/embedded/embedded.ts'
import { gather } from './crowd.ts'
import { reasonWithout } from './debian-program.ts'
import { type Nodes, startNodes } from './nodes.ts'
import { type PgBouncer, startPgBouncer } from './pgbouncer.ts'

const reason = reasonWithout('haproxy') ?? reasonWithout('pgbouncer')
if (reason) console.log(`Nodes behind PgBouncer were not proven: ${reason}.`)

/** The build alone may take minutes on a busy machine. */
const BUILD_MS = 600_000
const COUNT = 4

describe.skipIf(reason)('PgBouncer that lends connections by transaction', () => {
  let directory: string
  let database: EmbeddedPostgres
  let bouncer: PgBouncer
  let cluster: Nodes

  beforeAll(async () => {
    directory = mkdtempSync(path.join(tmpdir(), 'bouncer-'))
    chmodSync(directory, 0o711)
    database = await startEmbeddedPostgres({ directory: path.join(directory, 'postgres'), port: 0 })
    bouncer = await startPgBouncer(directory, database.url)
    cluster = await startNodes({ count: COUNT, databaseUrl: bouncer.url })
    process.env.E2E_APP_URL = cluster.url
  }, BUILD_MS)

  afterAll(async () => {
    await cluster?.stop()
    await bouncer?.stop()
    await database?.stop()
    rmSync(directory, { recursive: true, force: true })
  }, 60_000)

  async function ask(statement: string): Promise<pg.QueryResultRow[]> {
    const client = new pg.Client(database.url)
    await client.connect()
    const { rows } = await client.query(statement)
    await client.end()
    return rows
  }

  test(`${COUNT} nodes that start at once make the tables once, take applications, and leave no lock and no setting`, async () => {
    const crowd = await gather({ called: 'POOLED', together: 4 })
    for (let tries = 0; tries < 600 && crowd.tally.acknowledged.size < 8; tries += 1) await sleep(50)
    const { failed, acknowledged } = await crowd.goHome()
    const stored = (await ask('select reference from applications')).map(({ reference }) => reference)

    expect(failed).toEqual([])
    expect(acknowledged.size).toBeGreaterThanOrEqual(8)
    expect(stored.sort()).toEqual([...acknowledged.values()].sort())
    const held = `select from pg_locks l join pg_database d on d.oid = l.database
      where l.locktype = 'advisory' and d.datname = current_database()`
    expect(await ask(held)).toEqual([])
    const made = await ask(
      'select count(*)::int as made, count(distinct hash)::int as apart from drizzle.__drizzle_migrations',
    )
    expect(made[0]?.made).toBe(made[0]?.apart)
  }, 120_000)

  test('that is restarted three times under load loses no acknowledged application, and makes none twice', async () => {
    const crowd = await gather({ called: 'REPOOLED', together: 4, patient: true })
    for (let round = 0; round < 3; round += 1) {
      const before = crowd.tally.acknowledged.size
      await bouncer.restart()
      for (let tries = 0; tries < 1_200 && crowd.tally.acknowledged.size <= before; tries += 1) await sleep(50)
      expect(crowd.tally.acknowledged.size).toBeGreaterThan(before)
    }
    const { acknowledged } = await crowd.goHome()
    const rows = await ask('select draft, reference from applications')
    const stored = new Set(rows.map(({ reference }) => reference))

    expect([...acknowledged.values()].filter((reference) => !stored.has(reference))).toEqual([])
    expect(new Set(rows.map(({ draft }) => draft)).size).toBe(rows.length)
  }, 240_000)
})
