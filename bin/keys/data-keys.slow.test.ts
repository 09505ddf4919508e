import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeDataKey, startTestDatabase } from '../../lib/storage/testing/server.ts'
import { runAudit } from '../operator/audit.ts'
import { runKeys } from '../operator/keys.ts'
import { runMigrate } from '../operator/migrate.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'data-keys-'))
const file = path.join(folder, 'data-keys')
let database: Awaited<ReturnType<typeof startTestDatabase>>
beforeAll(async () => {
  database = await startTestDatabase()
  writeFileSync(file, `${makeDataKey('k1')}\n`)
})
afterAll(async () => {
  await database.stop()
  rmSync(folder, { recursive: true })
})

type Run = typeof runKeys | typeof runAudit | typeof runMigrate

async function run(command: Run, argv: readonly string[], env: Record<string, string> = {}) {
  const said: string[] = []
  const code = await command(argv, {
    print: (line: string) => said.push(line),
    printError: (line: string) => said.push(line),
    now: () => Date.parse('2026-11-29T00:00:00Z'),
    env: { DATABASE_URL: database.url, DATA_KEYS_FILE: file, ...env },
  })
  return { code, said: said.join('\n') }
}

const rotate = (step: string, env?: Record<string, string>) => run(runKeys, ['data', 'rotate', step], env)

async function keepSomething() {
  const storage = database.storage({ dataKeys: readFileSync(file, 'utf8').trim() })
  const { session } = await storage.sessions.begin({})
  await storage.retrievals.put(session.id, 'savings-account', {
    connection: 'fapi',
    api: 'fapi-2.0',
    person: {},
    retrievedAt: Date.now(),
  })
  await storage.close()
}

test('F100 S24: a data key is added, seals, takes over, and the old one is retired when nothing needs it', async () => {
  await keepSomething()
  expect(await rotate('seal')).toMatchObject({ code: 3, said: expect.stringContaining('there is no newer key') })
  expect((await rotate('add')).said).toContain('Added 2026-11-29, behind k1.')
  expect(readFileSync(file, 'utf8')).toMatch(/^k1:.*,2026-11-29:/)

  expect(await rotate('seal')).toMatchObject({ code: 0 })
  expect(readFileSync(file, 'utf8')).toMatch(/^2026-11-29:.*,k1:/)
  expect(await rotate('seal')).toMatchObject({ code: 3 })
  expect(await rotate('retire')).toMatchObject({ code: 3, said: expect.stringContaining('k1: retrievals 1') })

  expect((await rotate('reseal')).said).toContain('retrievals: 1 of 1')
  const held = await rotate('retire')
  expect(held).toMatchObject({ code: 3, said: expect.stringContaining('k1: audit 1') })
  expect(held.said).toContain('npm run audit -- keys --out FILE')

  const keys = path.join(folder, 'audit-keys')
  expect(await run(runAudit, ['keys', '--out', keys])).toMatchObject({ code: 0 })
  expect(await rotate('retire', { AUDIT_KEYS_FILE: keys })).toMatchObject({ code: 0 })
  expect(readFileSync(file, 'utf8')).toMatch(/^2026-11-29:[\w-]{43}\n$/)
  expect(await run(runAudit, ['verify'], { AUDIT_KEYS_FILE: keys })).toEqual({
    code: 0,
    said: 'Intact: 1 entries, 0 anchors.',
  })
  expect(await run(runAudit, ['verify'])).toMatchObject({ code: 1, said: expect.stringContaining('whose key is not') })
})

test('S47: the audit is verified against anchors, as printed or as logged, and a broken one ends with 1', async () => {
  const env = { AUDIT_KEYS_FILE: path.join(folder, 'audit-keys') }
  const { said: anchor } = await run(runAudit, ['anchor'], env)
  const anchors = path.join(folder, 'anchors')
  writeFileSync(anchors, `not a line of ours\n${JSON.stringify({ event: 'audit_anchored', ...JSON.parse(anchor) })}\n`)
  expect((await run(runAudit, ['verify', '--anchors', anchors], env)).said).toBe('Intact: 1 entries, 1 anchors.')

  await database.query("alter table audit disable trigger audit_append_only; update audit set event = 'x'")
  expect(await run(runAudit, ['verify', '--anchors', anchors], env)).toMatchObject({
    code: 1,
    said: expect.stringMatching(/^the audit is broken: entry 1 of chain \d+, which is not as it was written$/),
  })
})

test.each([
  ['audit', ['verify', '--anchors', '/nowhere'], runAudit, 2, 'cannot be read'],
  ['audit', ['mend'], runAudit, 2, 'unknown command'],
  ['keys', ['data', 'rotate', 'mend'], runKeys, 2, 'is not a step'],
  ['migrate', ['--mend'], runMigrate, 2, 'unknown option'],
] as const)('npm run %s is refused with the arguments %j', async (_, argv, command, code, words) => {
  expect(await run(command, argv)).toMatchObject({ code, said: expect.stringContaining(words) })
})

test('a database that is not there, and a setting that is wrong, are told without a password', async () => {
  const nowhere = { DATABASE_URL: 'postgres://nobody:hidden@127.0.0.1:1/none' }
  expect(await run(runAudit, ['verify'], nowhere)).toMatchObject({
    code: 1,
    said: 'storage is unavailable: unreachable',
  })
  const wrong = await run(runMigrate, [], { DATABASE_URL: 'mysql://nobody:hidden@x' })
  expect(wrong).toMatchObject({ code: 78, said: expect.stringContaining('DATABASE_URL must start with postgres://') })
  expect(wrong.said).not.toContain('hidden')
})

test('migrating gives another role the use of the tables, and prints what that is', async () => {
  await database.query("create role runner login password 'not-real'")
  const address = new URL(database.url)
  address.username = 'runner'
  const env = { DATABASE_URL: address.href, DATABASE_MIGRATE_URL: database.url }

  expect((await run(runMigrate, [], env)).said).toContain('Role runner may read and write rows')
  expect((await run(runMigrate, ['--grants'], env)).said).toContain(
    'revoke insert, update, delete, truncate on audit from "runner";',
  )
})
