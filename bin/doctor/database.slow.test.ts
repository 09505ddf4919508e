import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeDataKey, startTestDatabase, type TestDatabase } from '../../lib/storage/testing/server.ts'
import { createDatabaseProbe } from './database.ts'

type Server = Awaited<ReturnType<typeof startTestDatabase>>

const dataKeys = makeDataKey('k1')
const root = process.cwd()
let server: Server
let database: TestDatabase
beforeAll(async () => {
  server = await startTestDatabase()
  database = server
})
afterAll(() => server.stop())

const probe = (keys: string) => createDatabaseProbe({ url: database.url, dataKeys: keys, root })

describe('a probe of a real database', () => {
  it('finds it answering, migrated, and with nothing sealed that does not open', async () => {
    expect(await probe(dataKeys).isReachable()).toBe(true)
    expect(await probe(dataKeys).pendingMigrations?.()).toBe(0)
    expect(await probe(dataKeys).unreadable?.()).toEqual([])
  })

  it('opens what the stores have sealed, and names what another key has sealed', async () => {
    const storage = database.storage({ dataKeys })
    const { session } = await storage.sessions.begin({})
    await storage.retrievals.put(session.id, 'savings-account', {
      connection: 'fapi',
      api: 'fapi-2.0',
      person: {},
      retrievedAt: Date.now(),
    })

    expect(await probe(dataKeys).unreadable?.()).toEqual([])
    expect(await probe(makeDataKey('k1')).unreadable?.()).toEqual(['retrievals, key k1'])
    expect(await probe(makeDataKey('k2')).unreadable?.()).toEqual(['retrievals, key k1'])
  })

  it('counts migrations that are not made yet', async () => {
    await database.query(
      'delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)',
    )

    expect(await probe(dataKeys).pendingMigrations?.()).toBe(1)
  })

  it('says of an address where nobody listens that it does not answer', async () => {
    const nowhere = createDatabaseProbe({ url: 'postgres://nobody@127.0.0.1:1/none', dataKeys, root })

    expect(await nowhere.isReachable()).toBe(false)
  })
})
