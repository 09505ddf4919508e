import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, expect, test } from 'vitest'
import type { Storage } from '../database.ts'
import { beginSomebody, calls, readingAll } from '../testing/calls.ts'
import { openTestDatabase } from '../testing/server.ts'
import { putStrangers } from '../testing/strangers.ts'

const database = await openTestDatabase()

/** Enough that a plan which reads a table whole would be seen, and that the engine takes an index where there is one. */
const ROWS = 20_000

/** The most rows of all tables that one call may read, however many there are. */
const MOST = 300

beforeAll(() => putStrangers({ applications: ROWS, sessions: ROWS }, database), 120_000)

/** Rows that have been read, by table, wherever an index or a scan has found them. */
async function rowsRead(): Promise<Map<string, number>> {
  // What this connection itself has read is counted by now, and not during the call.
  await database.query('select pg_stat_force_next_flush()')
  const rows = await database.query(
    'select relname, seq_tup_read + coalesce(idx_tup_fetch, 0) as read from pg_stat_user_tables',
  )
  return new Map(rows.map(({ relname, read }) => [String(relname), Number(read)]))
}

/** What a call has read more of, once its connections have ended and the engine has counted them. */
async function readBy(call: (storage: Storage) => Promise<unknown>): Promise<Record<string, number>> {
  const before = await rowsRead()
  const storage = database.storage({ receivers: () => ['core'] })
  await call(storage)
  await storage.close()
  const theirs =
    "select from pg_stat_activity where application_name = 'myinfo-onboarding' and datname = current_database()"
  while ((await database.query(theirs)).length > 0) await sleep(10)
  const after = await rowsRead()
  const more = [...after].map(([table, read]): [string, number] => [table, read - (before.get(table) ?? 0)])
  return Object.fromEntries(more.filter(([, read]) => read > 0))
}

test.each(Object.keys(calls))(`few of ${ROWS} rows in each table are read when %s`, async (name) => {
  const making = database.storage({ receivers: () => ['core'] })
  const one = await beginSomebody(making)
  await making.close()
  const read = await readBy(async (storage) => calls[name]?.(storage, one))

  expect(Object.entries(read).filter(([, rows]) => rows > MOST)).toEqual([])
})

test('a call that reads a table whole would be seen', async () => {
  expect(await readBy(({ alive }) => alive())).toMatchObject({ drafts: expect.toSatisfy((rows) => rows > MOST) })
})

test('every call of the stores is asked, but for what reads everything on purpose', async () => {
  const asked = new Set<string>()
  const storage = noting(database.storage({ receivers: () => ['core'] }), (name) => asked.add(name))
  const names = namesOf(storage)
  for (const call of Object.values(calls)) await call(storage, await beginSomebody(storage))

  expect(names.filter((name) => !asked.has(name)).sort()).toEqual([...readingAll].sort())
})

/** The calls of the stores: `sessions.find`. */
function namesOf(storage: Storage): string[] {
  return Object.entries(storage).flatMap(([store, value]) =>
    typeof value === 'function' ? [store] : Object.keys(value).map((name) => `${store}.${name}`),
  )
}

/** The same stores, which tell what is asked of them. */
function noting<Stores extends object>(stores: Stores, told: (name: string) => void, place = ''): Stores {
  const noted = Object.entries(stores).map(([name, value]) => {
    const full = `${place}${name}`
    if (typeof value !== 'function') return [name, noting(value, told, `${full}.`)]
    const noted = (...given: unknown[]) => {
      told(full)
      return value(...given)
    }
    return [name, noted]
  })
  return Object.fromEntries(noted)
}
