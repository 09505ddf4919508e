import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { application, product } from '../testing/application.ts'
import { allAtOnce, openTestDatabase } from '../testing/server.ts'

/** A pool that lends connections by transaction. Debian and others have it as a package; nowhere does npm. */
const isInstalled = spawnSync('pgbouncer', ['--version']).status === 0

const database = await openTestDatabase()

/** The address of the database through PgBouncer, which runs until the test has finished. */
async function startPgBouncer(): Promise<string> {
  const address = new URL(database.url)
  const folder = mkdtempSync(path.join(tmpdir(), 'pgbouncer-'))
  chmodSync(folder, 0o755)
  const port = await freePort()
  writeFileSync(path.join(folder, 'users.txt'), `"${address.username}" "${address.password}"\n`)
  writeFileSync(path.join(folder, 'pgbouncer.ini'), settingsOf(folder, { port, server: address.port }))
  const asUser = process.getuid?.() === 0 ? ['-u', 'postgres'] : []
  const child = spawn('pgbouncer', ['-q', ...asUser, path.join(folder, 'pgbouncer.ini')], { stdio: 'ignore' })
  onTestFinished(() => stop(child, folder))
  address.port = String(port)
  await untilItAnswers(address.href)
  return address.href
}

function settingsOf(folder: string, { port, server }: { port: number; server: string }): string {
  return `[databases]
* = host=127.0.0.1 port=${server}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = plain
auth_file = ${folder}/users.txt
pool_mode = transaction
default_pool_size = 4
`
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function untilItAnswers(url: string, tries = 100): Promise<void> {
  const client = new pg.Client(url)
  client.on('error', () => undefined)
  const answered = await client.connect().then(
    () => true,
    () => false,
  )
  await client.end().catch(() => undefined)
  if (answered) return
  if (tries === 0) throw new Error('pgbouncer does not answer')
  await sleep(50)
  return untilItAnswers(url, tries - 1)
}

function stop(child: ChildProcess, folder: string): void {
  child.kill()
  rmSync(folder, { recursive: true, force: true })
}

test.skipIf(!isInstalled)(
  'through a pool that lends connections by transaction, eight nodes migrate together, leave no lock and add to the audit',
  async () => {
    const url = await startPgBouncer()
    await database.query('drop schema public cascade; drop schema drizzle cascade; create schema public')
    const nodes = Array.from({ length: 8 }, () => database.storage({ url }))
    await Promise.all(nodes.map((node) => node.migrate()))
    const [node] = nodes
    await allAtOnce(12, async () => {
      const { session } = (await node?.sessions.begin({ subject: 'subject-1' })) ?? {}
      if (session)
        await node?.retrievals.put(session.id, 'p', { connection: 'v3', api: 'v3', person: {}, retrievedAt: 1 })
    })

    expect(await node?.verifyAudit()).toMatchObject({ kind: 'intact', entries: 12 })
    const held = `select from pg_locks l join pg_database d on d.oid = l.database
      where l.locktype = 'advisory' and d.datname = current_database()`
    expect(await database.query(held)).toEqual([])
  },
)

test.skipIf(!isInstalled)(
  'through such a pool, statements that go by a name are done on whichever connection they come to',
  async () => {
    const storage = database.storage({ url: await startPgBouncer(), receivers: () => ['core'] })
    const references = await allAtOnce(24, async () => {
      const { secret, session } = await storage.sessions.begin({})
      const draft = await storage.drafts.open(session, product)
      const { reference } = await storage.applications.submit({ session: session.id, draft: draft.id, application })
      expect(await storage.visits.receipt(secret, reference)).toMatchObject({ receipt: { application: { reference } } })
      return reference
    })

    expect(new Set(references)).toHaveLength(24)
    expect(await storage.verifyAudit()).toMatchObject({ kind: 'intact' })
  },
)
