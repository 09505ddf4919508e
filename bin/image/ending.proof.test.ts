import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { createKeys } from 'singpass-client/keys'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { createStorage } from '../../lib/storage/database.ts'
import { application, product } from '../../lib/storage/testing/application.ts'
import { makeDataKey, startTestServer } from '../../lib/storage/testing/server.ts'
import { startReceiver } from '../delivery/receiver-server.ts'
import { makeServerCertificate } from '../delivery/server-certificate.ts'
import { build, isBuilt } from '../stack/build.ts'
import { freePorts } from '../stack/ports.ts'
import { assemble } from './assemble.ts'
import { productionSettings } from './running-image.ts'

/** The lock under which migrations are made. */
const MIGRATION_LOCK = 760_155_020

const keptKey = makeDataKey('k1')
const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const home = mkdtempSync(path.join(tmpdir(), 'ending-'))
const folder = path.join(home, 'application')
const children: ChildProcess[] = []
let database: Awaited<ReturnType<typeof startTestServer>>
let certificate: Awaited<ReturnType<typeof makeServerCertificate>>
let owner: pg.Client
let address: string
let keys: string
let url: string
let runs = 0

beforeAll(async () => {
  const root = process.cwd()
  if (!isBuilt(root, 'production')) build(root, 'production')
  await assemble(root, folder)
  database = await startTestServer()
  certificate = await makeServerCertificate()
  keys = JSON.stringify(await createKeys(Date.now()))
}, 600_000)

afterAll(async () => {
  await database?.stop()
  rmSync(home, { recursive: true, force: true })
}, 60_000)

/** Each has a database without tables. */
beforeEach(async () => {
  runs += 1
  const administration = new pg.Client(database.url)
  await administration.connect()
  await administration.query(`create database run_${runs} template template0`)
  await administration.end()
  address = Object.assign(new URL(database.url), { pathname: `/run_${runs}` }).href
  owner = new pg.Client(address)
  await owner.connect()
})

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await owner.end()
})

/** Starts the application, with its output in a file unless it goes elsewhere. */
async function start(settings: Record<string, string> = {}, output?: StdioOptions) {
  const [port = 0] = await freePorts(1)
  url = `http://127.0.0.1:${port}`
  const env = productionSettings({
    APP_URL: `https://127.0.0.1:${port}`,
    PORT: String(port),
    DATABASE_URL: address,
    DATA_KEYS: keptKey,
    SINGPASS_CLIENT_ID: 'a1b2c3d4e5f6',
    SINGPASS_KEYS: keys,
    ...settings,
  })
  const log = path.join(home, `log-${runs}-${port}`)
  const file = openSync(log, 'w')
  const child = spawn(process.execPath, ['server.js'], {
    cwd: folder,
    env: env as NodeJS.ProcessEnv,
    stdio: output ?? ['ignore', file, file],
  })
  closeSync(file)
  children.push(child)
  const lines = () =>
    readFileSync(log, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line))
  return { child, lines, text: () => readFileSync(log, 'utf8') }
}

async function untilReady(): Promise<void> {
  const ready = async () => expect((await fetch(`${url}/api/readyz`)).status).toBe(200)
  await vi.waitFor(ready, { timeout: 40_000, interval: 100 })
}

/** Asks a process to end, again a while later where told; how it ended, and after how many seconds. */
async function end(child: ChildProcess, signals: readonly NodeJS.Signals[], pause = 1_200) {
  const asked = performance.now()
  const ended = once(child, 'exit')
  for (const [index, signal] of signals.entries()) {
    if (index > 0) await sleep(pause)
    child.kill(signal)
  }
  const [code] = await Promise.race([ended, sleep(20_000, ['not within 20 seconds'])])
  return { code, seconds: (performance.now() - asked) / 1_000 }
}

async function count(statement: string): Promise<number> {
  const { rows } = await owner.query(`select count(*)::int as count from ${statement}`)
  return rows[0].count
}

test.each([
  { name: 'SIGTERM', signals: ['SIGTERM'], code: 143 },
  { name: 'Ctrl-C', signals: ['SIGINT', 'SIGINT'], code: 130 },
] as const)(
  'a start that is stopped by $name while it migrates says so, leaves no tables, and is made good by the next one',
  async ({ signals, code: expected }) => {
    await owner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    const first = await start()
    const waiting = `pg_stat_activity where application_name = 'myinfo-onboarding migrate' and wait_event_type = 'Lock' and datname = current_database()`
    await vi.waitFor(async () => expect(await count(waiting)).toBe(1), { timeout: 40_000, interval: 100 })
    const { code, seconds } = await end(first.child, signals, 50)

    expect([code, first.lines().at(-1)]).toMatchObject([expected, { event: 'stopped', finished: false }])
    expect(seconds).toBeLessThan(15)
    await vi.waitFor(async () => expect(await count(waiting)).toBe(0), { timeout: 10_000, interval: 100 })
    expect(await count(`pg_class where relname in ('applications', '__drizzle_migrations')`)).toBe(0)

    await owner.query('select pg_advisory_unlock_all()')
    await start()
    await untilReady()
  },
  120_000,
)

test.each([
  { name: 'SIGTERM', signals: ['SIGTERM'], code: 143, finished: true },
  {
    name: 'Ctrl-C, which npm passes on once more',
    signals: ['SIGINT', 'SIGINT'],
    code: 130,
    pause: 50,
    finished: true,
  },
  { name: 'SIGTERM twice', signals: ['SIGTERM', 'SIGTERM'], code: 1, finished: false },
  { name: 'SIGTERM, and Ctrl-C while it drains', signals: ['SIGTERM', 'SIGINT'], code: 1, finished: false },
] as const)(
  'a node that is asked to end by $name has ended within 15 seconds, and says whether it finished',
  async ({ signals, code: expected, finished, ...rest }) => {
    const { child, lines } = await start()
    await untilReady()
    const { code, seconds } = await end(child, signals, Object(rest).pause)

    expect([code, lines().at(-1)]).toMatchObject([expected, { event: 'stopped', finished }])
    expect(seconds).toBeLessThan(finished ? 15 : 3)
  },
  120_000,
)

/** Takes connections and answers nothing. */
async function startSilence(): Promise<{ server: Server; port: number; taken: () => number }> {
  const sockets: unknown[] = []
  const server = createServer((socket) => void sockets.push(socket.on('error', () => undefined)))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return { server, port: Object(server.address()).port, taken: () => sockets.length }
}

async function submit(): Promise<string> {
  const options = { url: address, dataKeys: keptKey, retrievalMinutes: 30, receivers: () => ['bank'] }
  const storage = createStorage(options)
  const { session } = await storage.sessions.begin({ subject: 'somebody' })
  const draft = await storage.drafts.open(session, product)
  const sent = await storage.applications.submit({ session: session.id, draft: draft.id, application })
  await storage.close()
  return Object(sent).reference
}

test('a node that is asked to end in the middle of a delivery has ended within 15 seconds, and the next one delivers once', async () => {
  const silence = await startSilence()
  const ca = path.join(home, 'ca.pem')
  const { key, cert } = certificate
  writeFileSync(ca, cert)
  const receiver = (port: number) => ({
    DELIVERY_RECEIVERS: JSON.stringify([
      {
        name: 'bank',
        products: ['*'],
        url: `https://localhost:${port}/`,
        secrets: [secret],
        allow: ['127.0.0.0/8', '::1/128'],
        ca,
      },
    ]),
  })
  const first = await start(receiver(silence.port))
  await untilReady()
  const reference = await submit()
  await vi.waitFor(() => expect(silence.taken()).toBeGreaterThan(0), { timeout: 10_000, interval: 20 })
  const { code, seconds } = await end(first.child, ['SIGTERM'])
  silence.server.close()

  expect([code, first.lines().at(-1)?.event]).toEqual([143, 'stopped'])
  expect(seconds).toBeLessThan(15)
  expect(await count(`deliveries where reference = '${reference}' and state = 'waiting'`)).toBe(1)

  const arrived: string[] = []
  const listening = await startReceiver({ key, cert, secret, port: 0, print: (line) => void arrived.push(line) })
  await owner.query('update deliveries set due_at = now()')
  await start(receiver(Number(new URL(listening.url).port)))
  await vi.waitFor(async () => expect(await count(`deliveries where state = 'delivered'`)).toBe(1), {
    timeout: 30_000,
    interval: 100,
  })
  await listening.close()
  expect(arrived.filter((line) => line.includes(reference))).toHaveLength(1)
}, 120_000)

/** Fills the log with what anybody can cause, and opens pages meanwhile; their statuses. */
async function visitAndFlood(): Promise<number[]> {
  const statuses: number[] = []
  for (let round = 0; round < 5; round += 1) {
    const csrf = Array.from({ length: 20 }, () =>
      fetch(`${url}/api/forms/${product}/submit`, { method: 'POST', body: new URLSearchParams() }),
    )
    for (const answer of await Promise.all(csrf)) await answer.body?.cancel()
    const page = await fetch(url)
    await page.text()
    statuses.push(page.status)
  }
  return statuses
}

test('a node whose log is on a full disk serves, and ends when it is asked to', async () => {
  const full = openSync('/dev/full', 'w')
  const { child } = await start({}, ['ignore', full, full])
  closeSync(full)
  await untilReady()

  expect(await visitAndFlood()).toEqual(Array(5).fill(200))
  expect(await end(child, ['SIGTERM'])).toMatchObject({ code: 143 })
}, 120_000)

test('a node whose log nobody reads any more serves, and ends when it is asked to', async () => {
  const { child } = await start({}, ['ignore', 'pipe', 'pipe'])
  await untilReady()
  child.stdout?.destroy()
  child.stderr?.destroy()

  expect(await visitAndFlood()).toEqual(Array(5).fill(200))
  expect(await end(child, ['SIGTERM'])).toMatchObject({ code: 143 })
}, 120_000)
