import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { settings } from '../../lib/config/testing/settings.ts'
import { startTestServer } from '../../lib/storage/testing/server.ts'

/** The key that whoever migrates waits for, halfway: asked for by the first trigger that a migration makes. */
const HALFWAY = 4_711

let server: Awaited<ReturnType<typeof startTestServer>>
let url: string
let holder: pg.Client
const children: ChildProcess[] = []

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server?.stop())

/** A database without tables, where migrating stops halfway until the holder lets go. */
beforeEach(async () => {
  const administration = await connect(server.url)
  const name = `empty_${Date.now()}`
  await administration.query(`create database ${name} template template0`)
  await administration.end()
  url = Object.assign(new URL(server.url), { pathname: `/${name}` }).href
  holder = await connect(url)
  await holder.query(`
    create function public.hold() returns event_trigger language plpgsql as $$ begin perform pg_advisory_xact_lock(${HALFWAY}); end $$;
    create event trigger hold on ddl_command_end when tag in ('CREATE TRIGGER') execute function public.hold()`)
  await holder.query('select pg_advisory_lock($1)', [HALFWAY])
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await holder.end()
})

async function connect(address: string): Promise<pg.Client> {
  const client = new pg.Client(address)
  await client.connect()
  return client
}

function migrate() {
  const env = { PATH: process.env.PATH, ...settings, NODE_ENV: 'production' as const, DATABASE_URL: url }
  const child = spawn(process.execPath, ['bin/command.mjs', 'migrate'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  children.push(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece) => {
      said += piece
    })
  return { child, said: () => said }
}

/** Whoever migrates, as the server sees them: those that wait for a lock, and all. */
async function migrating(): Promise<{ waiting: number; all: number }> {
  const { rows } =
    await holder.query(`select count(*) filter (where wait_event_type = 'Lock')::int as waiting, count(*)::int as all
    from pg_stat_activity where application_name = 'myinfo-onboarding migrate' and datname = current_database()`)
  return rows[0]
}

async function hasTables(): Promise<boolean> {
  const { rows } = await holder.query(
    `select 1 from pg_class where relname in ('applications', '__drizzle_migrations')`,
  )
  return rows.length > 0
}

async function stoppedHalfway(signals: readonly NodeJS.Signals[]) {
  const { child, said } = migrate()
  await vi.waitFor(async () => expect((await migrating()).waiting).toBe(1), { timeout: 30_000, interval: 50 })
  const asked = performance.now()
  for (const signal of signals) child.kill(signal)
  const [code] = await once(child, 'close')
  return { code, said: said(), seconds: (performance.now() - asked) / 1_000 }
}

async function expectThatItGoesOn(): Promise<void> {
  await vi.waitFor(async () => expect((await migrating()).all).toBe(0), { timeout: 10_000, interval: 50 })
  expect(await hasTables()).toBe(false)
  await holder.query('select pg_advisory_unlock_all()')
  const { child, said } = migrate()
  expect(await once(child, 'close')).toEqual([0, null])
  expect(said()).toMatch(/^Made \d+ migrations\./)
}

test.each([
  { name: 'SIGTERM', signals: ['SIGTERM'], code: 143 },
  { name: 'Ctrl-C, which npm passes on once more', signals: ['SIGINT', 'SIGINT'], code: 130 },
  { name: 'SIGTERM twice', signals: ['SIGTERM', 'SIGTERM'], code: 143 },
] as const)(
  'migrating that is stopped halfway by $name says so, has changed nothing, and is done by the next start',
  async ({ signals, code: expected }) => {
    const { code, said, seconds } = await stoppedHalfway(signals)

    expect(said).toBe(`Stopped by ${signals[0]}: the tables are as they were before. Run it again to migrate them.\n`)
    expect(code).toBe(expected)
    expect(seconds).toBeLessThan(15)
    await expectThatItGoesOn()
  },
)

test('migrating that is killed halfway is done by the next start, which does not wait for it', async () => {
  expect((await stoppedHalfway(['SIGKILL'])).said).toBe('')

  await expectThatItGoesOn()
})
