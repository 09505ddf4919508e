import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeDataKey, startTestDatabase, type TestDatabase } from '../../lib/storage/testing/server.ts'
import { createDatabaseProbe } from './database.ts'

let server: Awaited<ReturnType<typeof startTestDatabase>>
let database: TestDatabase
beforeAll(async () => {
  server = await startTestDatabase()
  database = server
  const client = new pg.Client(database.url)
  await client.connect()
  await client.query("create role locked nologin password 'not-real'")
  await client.end()
})
afterAll(() => server.stop())

/** What the doctor says of the database's address with a change. */
function troubleAt(change: (address: URL) => void) {
  const address = new URL(database.url)
  change(address)
  return createDatabaseProbe({ url: address.href, dataKeys: makeDataKey('k1'), root: process.cwd() }).whyUnreachable?.()
}

test.each<[cause: string, change: (address: URL) => void]>([
  ['password', (address) => (address.password = 'another')],
  [
    'role',
    (address) => {
      address.username = 'locked'
      address.password = 'not-real'
    },
  ],
  ['database', (address) => (address.pathname = '/nothing-here')],
  ['address', (address) => (address.hostname = 'no-such-host.invalid')],
  ['port', (address) => (address.port = '1')],
  ['no tls', (address) => address.searchParams.set('sslmode', 'verify-full')],
  [
    'certificate',
    (address) => {
      address.searchParams.set('sslmode', 'verify-full')
      address.searchParams.set('sslrootcert', '/nowhere/ca.pem')
    },
  ],
])('a wrong %s is told as such', async (cause, change) => {
  expect(await troubleAt(change)).toBe(cause)
})
