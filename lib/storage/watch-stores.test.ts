import { expect, test } from 'vitest'
import { StorageUnavailable } from './errors.ts'
import { openTestDatabase } from './testing/server.ts'
import { type StoreCall, watchStores } from './watch-stores.ts'

const database = await openTestDatabase()

test('each call of a store is told of as it ends, with nothing that was asked or answered', async () => {
  const told: StoreCall[] = []
  const { sessions } = watchStores(database.storage(), (call) => told.push(call))
  const { secret, session } = await sessions.begin({ subject: 'CANARY-SUBJECT' })

  expect(await sessions.find(secret)).toEqual(session)
  expect(told).toEqual(
    ['begin', 'find'].map((step) => ({ store: 'sessions', step, milliseconds: expect.any(Number), answered: true })),
  )
  for (const value of [secret, session.id, 'CANARY-SUBJECT']) expect(JSON.stringify(told)).not.toContain(value)
})

test('a call that fails is told of as such, and fails for its caller', async () => {
  const told: StoreCall[] = []
  const away = new StorageUnavailable('unreachable')
  const { drafts } = watchStores({ drafts: { find: () => Promise.reject(away) } }, (call) => told.push(call))

  await expect(drafts.find()).rejects.toBe(away)
  expect(told).toMatchObject([{ store: 'drafts', step: 'find', answered: false }])
})

test('what answers at once is handed on, and told of to nobody', () => {
  const told: StoreCall[] = []
  const stores = watchStores({ wayBack: { isProof: () => true }, connections: () => 3 }, (call) => told.push(call))

  expect(stores.wayBack.isProof()).toBe(true)
  expect(stores.connections()).toBe(3)
  expect(told).toEqual([])
})
