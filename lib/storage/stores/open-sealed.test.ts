import { beforeEach, expect, test } from 'vitest'
import { application, openApplication } from '../testing/application.ts'
import { makeDataKey, openTestDatabase } from '../testing/server.ts'
import { sealedTables } from './sealed-rows.ts'

const database = await openTestDatabase()

beforeEach(database.empty)

const counted = (tables: readonly { table: string; opened: number; refused: number }[]) =>
  Object.fromEntries(
    tables
      .filter(({ opened, refused }) => opened + refused > 0)
      .map(({ table, opened, refused }) => [table, [opened, refused]]),
  )

test('every sealed value of every table is opened and counted', async () => {
  const { storage, submission } = await openApplication(database)
  const before = await storage.openSealed()
  await storage.applications.submit(submission)

  expect(before.map(({ table }) => table)).toEqual(sealedTables)
  expect(counted(before)).toEqual({ retrievals: [1, 0], drafts: [1, 0] })
  expect(counted(await storage.openSealed())).toEqual({ applications: [1, 0] })
})

test('a table with more values than one batch is opened to its end', async () => {
  const { storage } = await openApplication(database)
  await database.query(
    `insert into retrievals select (jsonb_populate_record(r, jsonb_build_object('id', md5(n::text), 'product', n::text))).*
     from retrievals r, generate_series(1, 1100) n`,
  )

  // Copies do not open: each value is bound to its row.
  expect(counted(await storage.openSealed())).toEqual({ retrievals: [1, 1100], drafts: [1, 0] })
})

test('values of a key that is not there are counted by that key, and none of them is named', async () => {
  const { storage, submission } = await openApplication(database)
  await storage.applications.submit(submission)
  const [row] = await database.query('select key_id from applications')
  const tables = await database.storage({ dataKeys: makeDataKey('other') }).openSealed()

  expect(tables.find(({ table }) => table === 'applications')).toEqual({
    table: 'applications',
    opened: 0,
    refused: 1,
    byKey: { [String(row?.key_id)]: 1 },
  })
  expect(JSON.stringify(tables)).not.toContain(application.values[0]?.value)
})
