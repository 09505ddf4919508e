import { beforeAll, expect, test } from 'vitest'
import type { Storage } from '../database.ts'
import { beginSomebody, calls, readingAll } from '../testing/calls.ts'
import { readBy } from '../testing/rows-read.ts'
import { openTestDatabase } from '../testing/server.ts'
import { putStrangers } from '../testing/strangers.ts'

const database = await openTestDatabase()

/** Enough that a plan which reads a table whole would be seen, and that the engine takes an index where there is one. */
const ROWS = 20_000

/** The most rows of all tables that one call may read, however many there are. */
const MOST = 300

beforeAll(() => putStrangers({ applications: ROWS, sessions: ROWS }, database), 120_000)

const stores = () => database.storage({ receivers: () => ['core'] })

test.each(Object.keys(calls))(`few of ${ROWS} rows in each table are read when %s`, async (name) => {
  const making = stores()
  const one = await beginSomebody(making)
  await making.close()
  const read = await readBy(database, stores(), (storage) => calls[name]?.(storage, one))

  expect(Object.entries(read).filter(([, rows]) => rows > MOST)).toEqual([])
})

test('a call that reads a table whole would be seen', async () => {
  expect(await readBy(database, stores(), ({ alive }) => alive())).toMatchObject({
    drafts: expect.toSatisfy((rows) => rows > MOST),
  })
})

test('every call of the stores is asked, but for what reads everything on purpose', async () => {
  const asked = new Set<string>()
  const storage = noting(stores(), (name) => asked.add(name))
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
