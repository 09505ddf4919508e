import { beforeEach, expect, test } from 'vitest'
import { openApplication } from '../testing/application.ts'
import { openTestDatabase } from '../testing/server.ts'

const database = await openTestDatabase()

beforeEach(database.empty)

test('what expires is counted while it is kept, and no more once it was sent', async () => {
  const { storage, submission } = await openApplication(database)
  expect(await storage.alive()).toEqual({ retrievals: 1, drafts: 1 })

  await storage.applications.submit(submission)
  expect(await storage.alive()).toEqual({ retrievals: 0, drafts: 0 })
})

test('connections in use, free and waited for are counted', async () => {
  const storage = database.storage({ connections: 1 })
  const both = [storage.alive(), storage.alive()]
  await new Promise(setImmediate)
  expect(storage.connections()).toMatchObject({ busy: 1, waiting: 3 })

  await Promise.all(both)
  expect(storage.connections()).toEqual({ busy: 0, idle: 1, waiting: 0 })
})
