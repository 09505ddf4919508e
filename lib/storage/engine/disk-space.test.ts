import { statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { StorageUnavailable } from '../errors.ts'
import { startTestDatabase } from '../testing/server.ts'
import { hasRoom } from './disk-space.ts'

let database: Awaited<ReturnType<typeof startTestDatabase>>

beforeAll(async () => {
  database = await startTestDatabase()
})

afterAll(() => database?.stop())

const product = 'savings-account'
const application = { product, connection: 'none', api: 'none', language: 'en' as const, values: [] }

test('a file system has room for what is free on it, and for no more', async () => {
  const { bavail, bsize } = await statfs(tmpdir())

  expect(await hasRoom(tmpdir(), (bavail * bsize) / 2)).toBe(true)
  expect(await hasRoom(tmpdir(), bavail * bsize * 2)).toBe(false)
  expect(await hasRoom('/nowhere/at/all')).toBe(true)
})

test('F091 without room a submission is refused, all else goes on, and it is stored once there is', async () => {
  let needed = Number.MAX_SAFE_INTEGER
  const storage = database.storage({ hasRoom: () => hasRoom(database.directory, needed) })
  const { session } = await storage.sessions.begin({})
  const draft = await storage.drafts.open(session, product)
  const submission = { session: session.id, draft: draft.id, application }

  await expect(storage.applications.submit(submission)).rejects.toEqual(new StorageUnavailable('full'))
  expect(await database.query('select 1 from applications')).toEqual([])
  expect(await storage.drafts.save(session.id, draft.id, { occupation: 'Engineer' })).toBe(true)

  needed = 1
  expect((await storage.applications.submit(submission)).repeated).toBe(false)
  expect(await database.query('select draft from applications')).toEqual([{ draft: draft.id }])
})
