import { sql } from 'drizzle-orm'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestDatabase } from '../testing/server.ts'
import { builtOnce } from './built-once.ts'
import { queryByName } from './by-name.ts'

const database = await openTestDatabase()

const [one, two] = [sql.placeholder('one'), sql.placeholder('two')]
const sum = builtOnce(sql`select ${one}::int + ${two}::int as sum`)
const products = builtOnce(sql`select * from sold where product = ${one}`)

/** A server that knows what one connection has told it. */
let pool: pg.Pool

beforeEach(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 1 })
  await pool.query("create table sold as select 'p' as product")
})

afterEach(async () => {
  await pool.query('drop table sold')
  await pool.end()
})

async function planned(): Promise<number> {
  return (await pool.query('select from pg_prepared_statements')).rows.length
}

async function sumOf(one: number, two: number): Promise<unknown> {
  return (await queryByName(pool, sum({ one, two }))).rows[0]?.sum
}

test('a statement is planned once for a connection, and done with new values each time', async () => {
  expect([await sumOf(1, 2), await sumOf(20, 30)]).toEqual([3, 50])
  expect(await planned()).toBe(1)
})

test('two statements have two names', () => {
  expect(sum({ one: 1, two: 2 }).name).not.toBe(products({ one: 'p' }).name)
})

test('a statement whose name the server has forgotten is done all the same, and no name is used any more', async () => {
  await sumOf(1, 2)
  await pool.query('deallocate all')

  expect(await sumOf(20, 30)).toBe(50)
  expect(await sumOf(4, 5)).toBe(9)
  expect(await planned()).toBe(0)
})

test('a statement whose name somebody else has given before is done all the same', async () => {
  await pool.query(`prepare "${sum({ one: 1, two: 2 }).name}" as select 1`)

  expect(await sumOf(20, 30)).toBe(50)
})

test('a statement whose table has another column by now is done all the same', async () => {
  const asked = () => queryByName(pool, products({ one: 'p' })).then(({ rows }) => rows)
  expect(await asked()).toEqual([{ product: 'p' }])
  await pool.query('alter table sold add column price int default 5')

  expect(await asked()).toEqual([{ product: 'p', price: 5 }])
})

test('a statement that fails for what it says is not sent again, and keeps its name', async () => {
  const values = sum({ one: 2_000_000_000, two: 2_000_000_000 })
  await expect(queryByName(pool, values)).rejects.toMatchObject({ code: '22003' })

  expect(await sumOf(1, 2)).toBe(3)
  expect(await planned()).toBe(1)
})
