import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openApplication } from '../../lib/storage/testing/application.ts'
import { makeDataKey, startTestDatabase, stoppedClock } from '../../lib/storage/testing/server.ts'
import { runRestoreCheck } from '../operator/restore-check.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'restore-'))
const dataKeys = makeDataKey('k1')
let database: Awaited<ReturnType<typeof startTestDatabase>>
let copy: string

beforeAll(async () => {
  database = await startTestDatabase()
})

afterAll(async () => {
  await database.stop()
  rmSync(folder, { recursive: true })
})

/** A copy of a database with one application, made by the engine itself, and an anchor of the original. */
beforeEach(async () => {
  await database.empty()
  const sealing = { ...database, storage: (options = {}) => database.storage({ ...options, dataKeys }) }
  const { submission } = await openApplication(sealing, stoppedClock(Date.now()))
  const storage = database.storage({ dataKeys })
  await storage.applications.submit({ ...submission, retentionDays: 30 })
  writeFileSync(path.join(folder, 'anchors'), `${JSON.stringify(await storage.anchorAudit())}\n`)
  await storage.close()
  copy = await copyOf(database.url)
})

async function copyOf(url: string): Promise<string> {
  const name = new URL(url).pathname.slice(1)
  const other = Object.assign(new URL(url), { pathname: '/postgres' }).href
  await one(other, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`)
  await one(other, 'drop database if exists restored')
  await one(other, `create database restored template ${pg.escapeIdentifier(name)}`)
  return Object.assign(new URL(url), { pathname: '/restored' }).href
}

async function one(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  await client.query(statement)
  await client.end()
}

async function check(keys = dataKeys) {
  const said: string[] = []
  const say = (line: string) => void said.push(line)
  const env = { DATABASE_URL: copy, DATA_KEYS: keys }
  const code = await runRestoreCheck(['--anchors', path.join(folder, 'anchors')], {
    print: say,
    printError: say,
    now: Date.now,
    env,
  })
  return { code, said: said.join('\n') }
}

test('a copy that opens, and whose audit reaches its anchors, is whole', async () => {
  const { code, said } = await check()

  expect([code, said]).toEqual([0, expect.stringContaining('applications: 1 opened')])
  expect(said).toContain('1 anchors reached')
})

test('F100 a copy from before a purge is whole, and its own first purge removes again who was purged since', async () => {
  const now = () => Date.now() + 31 * 86_400_000
  const count = async (url: string) => {
    const client = new pg.Client(url)
    await client.connect()
    const { rowCount } = await client.query('select from applications')
    await client.end()
    return rowCount
  }
  await database.storage({ dataKeys, now }).purge()
  expect([await count(database.url), await count(copy), (await check()).code]).toEqual([0, 1, 0])

  const restored = database.storage({ url: copy, dataKeys, now })
  await restored.purge()
  await restored.close()
  expect([await count(copy), (await check()).code]).toEqual([0, 0])
})

test.each([
  ['whose keys were lost', '', makeDataKey('k2'), 'applications: 1 do not open (1 of key k1)'],
  [
    'with an altered value',
    'update applications set answers = set_byte(answers, 200, 65 + (get_byte(answers, 200) - 64) % 26)',
    dataKeys,
    'applications: 1 do not open',
  ],
  [
    'whose row says another product',
    "update applications set product = 'other'",
    dataKeys,
    'applications: 1 do not open',
  ],
  [
    'from before the anchor',
    'alter table audit disable trigger all; delete from audit; update audit_slots set number = 0',
    dataKeys,
    'the audit is broken',
  ],
  ['without tables', 'drop schema public cascade', dataKeys, 'there are no tables'],
])('a copy %s is refused', async (_, harm, keys, words) => {
  if (harm) await one(copy, harm)
  const { code, said } = await check(keys)

  expect([code, said]).toEqual([1, expect.stringContaining(words)])
  expect(said).not.toContain('The copy is whole')
})
