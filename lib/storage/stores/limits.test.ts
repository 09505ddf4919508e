import { describe, expect, test } from 'vitest'
import { allAtOnce, openTestDatabase } from '../testing/server.ts'

const database = await openTestDatabase()
let count = 0

/** A limit that nobody has used. */
const fresh = (points: number) => ({ name: `test.${++count}`, points, seconds: 600 })

describe('a limit', () => {
  test('S32 F004 lets as many through as it says and tells the others how long to wait', async () => {
    const { limits } = database.storage()
    const limit = fresh(3)
    const waits = [await limits.consume(limit, 'a'), await limits.consume(limit, 'a'), await limits.consume(limit, 'a')]
    expect(waits).toEqual([undefined, undefined, undefined])
    const wait = await limits.consume(limit, 'a')
    expect(wait).toBeGreaterThan(590)
    expect(wait).toBeLessThanOrEqual(600)
    expect(await limits.consume(limit, 'b')).toBeUndefined()
  })

  test('S32 is shared by nodes, however many count at once', async () => {
    const nodes = [database.storage(), database.storage()]
    const limit = fresh(25)
    const waits = (await Promise.all(nodes.map(({ limits }) => allAtOnce(25, () => limits.consume(limit, 'a'))))).flat()
    expect(waits.filter((wait) => wait === undefined)).toHaveLength(25)
  })

  test('S32 costs one statement, and none once it is used up', async () => {
    const { limits } = database.storage()
    const limit = fresh(2)
    for (let use = 0; use < 20; use += 1) await limits.consume(limit, 'a')
    const [row] = await database.query('select points, expire from limits where key = $1', [`${limit.name}:a`])
    expect(row?.points).toBe(2)
  })

  test('is counted in the process while the database is away', async () => {
    const away = database.storage({ url: 'postgres://127.0.0.1:1/nothing' })
    const limit = fresh(2)
    const waits = []
    for (let use = 0; use < 3; use += 1) waits.push(await away.limits.consume(limit, 'a'))
    expect(waits).toEqual([undefined, undefined, expect.any(Number)])
  })

  test('S60 is purged when its window is over', async () => {
    const limit = fresh(2)
    await database.storage().limits.consume(limit, 'a')
    await database.storage({ now: () => Date.now() + 601_000 }).purge()
    expect(await database.query('select from limits where key = $1', [`${limit.name}:a`])).toHaveLength(0)
  })

  test('waits for no disk: what it keeps is in no log of the database', async () => {
    const [row] = await database.query("select relpersistence from pg_class where relname = 'limits'")
    expect(row?.relpersistence).toBe('u')
  })
})
