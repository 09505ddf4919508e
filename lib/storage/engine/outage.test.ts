import { once } from 'node:events'
import { createServer } from 'node:net'
import { inspect } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startEmbeddedPostgres } from '../embedded/embedded.ts'
import { StorageUnavailable, startAdvice } from '../errors.ts'
import { startTestDatabase } from '../testing/server.ts'

let database: Awaited<ReturnType<typeof startTestDatabase>>

beforeAll(async () => {
  database = await startTestDatabase()
})

afterAll(() => database?.stop())

const product = 'savings-account'
const application = { product, connection: 'none', api: 'none', language: 'en' as const, values: [] }

async function timed(work: Promise<unknown>) {
  const start = performance.now()
  const outcome = await work.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
  return { ...outcome, seconds: (performance.now() - start) / 1_000 }
}

async function hold(url: string, statement: string) {
  const holder = new pg.Client(url)
  await holder.connect()
  await holder.query(`begin; ${statement}`)
  return holder
}

describe.concurrent('a database that is away', () => {
  test('F085 S43 and refuses connections is unavailable at once, and for a submission within 3 seconds', async () => {
    const storage = database.storage({ url: 'postgres://nobody:secret-password@127.0.0.1:1/none' })
    const find = await timed(storage.sessions.find('secret'))
    const submit = await timed(storage.applications.submit({ session: 's', draft: 'd', application }))

    expect(find).toMatchObject({ error: new StorageUnavailable('unreachable') })
    expect(find.seconds).toBeLessThan(1)
    expect(submit).toMatchObject({ error: new StorageUnavailable('unreachable') })
    expect(submit.seconds).toBeLessThan(3.5)
    expect(await storage.ready()).toBe(false)
    await expect(storage.migrate()).rejects.toEqual(new StorageUnavailable('unreachable'))
    await expect(storage.purge()).rejects.toEqual(new StorageUnavailable('unreachable'))
  })

  test('F086 and accepts connections but never answers is unavailable within bounded time', async () => {
    const silent = createServer(() => undefined)
    silent.listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const storage = database.storage({ url: `postgres://nobody@127.0.0.1:${Object(silent.address()).port}/none` })
    const [find, ready] = await Promise.all([timed(storage.sessions.find('secret')), timed(storage.ready())])

    expect(find).toMatchObject({ error: { name: 'StorageUnavailable' } })
    expect(find.seconds).toBeLessThan(4.5)
    expect(ready).toMatchObject({ value: false })
    silent.close()
  })

  test.each(['password', 'username', 'pathname'] as const)(
    'to a wrong %s is unavailable, and says to whom it starts that it is refused',
    async (part) => {
      const address = new URL(database.url)
      address[part] = 'wrong'
      const { migrate } = database.storage({ url: address.href })
      const { error } = Object(await timed(migrate()))

      expect(error).toEqual(new StorageUnavailable('denied'))
      expect(startAdvice(error)).toContain('refuses the user, the password or the name')
    },
  )
})

describe.concurrent('a database that is busy', () => {
  test('F086 with a lock on the draft is unavailable within bounded time, and stores nothing', async () => {
    const storage = database.storage()
    const { session } = await storage.sessions.begin({})
    const draft = await storage.drafts.open(session, product)
    const holder = await hold(database.url, `select 1 from drafts where id = '${draft.id}' for update`)
    const { error, seconds } = Object(
      await timed(storage.applications.submit({ session: session.id, draft: draft.id, application })),
    )
    await holder.end()

    expect(error).toEqual(new StorageUnavailable('overloaded'))
    expect(seconds).toBeLessThan(5)
    expect((await storage.applications.submit({ session: session.id, draft: draft.id, application })).repeated).toBe(
      false,
    )
  })

  test('F086 on every connection is unavailable within bounded time', async () => {
    const storage = database.storage({ connections: 1 })
    const { session, secret } = await storage.sessions.begin({})
    const holder = await hold(database.url, `select 1 from sessions where id = '${session.id}' for update`)
    const [extend, find] = await Promise.all([
      timed(storage.sessions.extend(secret)),
      timed(storage.sessions.find(secret)),
    ])
    await holder.end()

    expect(extend).toMatchObject({ error: new StorageUnavailable('overloaded') })
    expect(find).toMatchObject({ error: new StorageUnavailable('overloaded') })
    expect(find.seconds).toBeLessThan(4.5)
    expect(await storage.sessions.find(secret)).toEqual(session)
  })
})

test("an error that leaves the stores shows none of a statement's values, nor the address", async () => {
  const storage = database.storage()
  const { session } = await storage.sessions.begin({})
  await database.query(
    "create function refuse() returns trigger language plpgsql as $$ begin raise exception '% in the message', new.browser; end $$",
  )
  await database.query('create trigger refuse before insert on attempts for each row execute function refuse()')
  const attempt = {
    state: 'canary-state',
    connection: 'v3',
    scopes: [],
    redirectUri: '',
    startedAt: 0,
    expiresAt: Date.now(),
    secrets: {},
  }
  const { error } = Object(
    await timed(storage.attempts.put(attempt, { browser: 'canary-browser', product: 'canary-product' })),
  )
  const orphan = Object(
    await timed(
      storage.retrievals.put('canary-session', product, { connection: 'v3', api: 'a', person: {}, retrievedAt: 0 }),
    ),
  ).error
  const refused = Object(
    await timed(database.storage({ url: 'postgres://canary:canary@127.0.0.1:1/canary' }).sessions.find('canary')),
  ).error

  expect([error.name, orphan.name, refused.name]).toEqual(['StorageFault', 'StorageFault', 'StorageUnavailable'])
  for (const shown of [error, orphan, refused])
    expect(inspect(shown, { depth: 9, showHidden: true }).replaceAll(/ +at .*/g, '')).not.toMatch(/canary|127\.0\.0\.1/)
  expect(session.subject).toBe(undefined)
  await database.query('drop function refuse() cascade')
})

test('F089 a database killed under load loses nothing it acknowledged, ends no process, and serves again', async () => {
  const storage = database.storage()
  const [row] = await database.query("select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid")
  const { session } = await storage.sessions.begin({})
  const acknowledged: string[] = []
  async function submitUntilItFails(lane: number) {
    for (let count = 0; ; count++) {
      const draft = await storage.drafts.open(session, `product-${lane}-${count}`)
      const submission = {
        session: session.id,
        draft: draft.id,
        application: { ...application, product: draft.product },
      }
      acknowledged.push((await storage.applications.submit(submission)).reference)
    }
  }
  setTimeout(() => process.kill(row?.pid, 'SIGKILL'), 400)
  const ends = await Promise.allSettled([1, 2, 3, 4].map(submitUntilItFails))

  expect(ends.map((end) => Object(end).reason?.name)).toEqual(Array(4).fill('StorageUnavailable'))
  expect(await storage.ready()).toBe(false)
  await startEmbeddedPostgres({ directory: database.directory, port: Number(new URL(database.url).port) })
  const stored = (await database.query('select reference from applications')).map(({ reference }) => reference)

  expect(acknowledged.length).toBeGreaterThan(0)
  expect(acknowledged.filter((reference) => !stored.includes(reference))).toEqual([])
  expect(new Set((await database.query('select draft from applications')).map(({ draft }) => draft)).size).toBe(
    stored.length,
  )
  expect(await storage.ready()).toBe(true)
  expect((await storage.verifyAudit()).kind).toBe('intact')
})
