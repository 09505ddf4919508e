import { expect, test } from 'vitest'
import { isLocalDatabase, parseDatabaseUrls } from './addresses.ts'

test.each([
  ['postgres://u:p@127.0.0.1:5432,localhost:5433/db', 'this machine'],
  ['postgres://u:p@127.0.0.1:5432,db.bank.example:5433/db', 'other machines'],
  ['postgres://u:p@db.bank.example,127.0.0.1/db', 'other machines'],
  ['postgres://u:p@/db?host=/var/run/postgresql', 'this machine'],
])('the hosts of %s are taken for %s', (url, where) => {
  expect(isLocalDatabase(url)).toBe(where === 'this machine')
})

test('an address with several hosts is read host by host, and one of them that makes no sense is refused', () => {
  expect(parseDatabaseUrls('postgres://u:p@h1:1,h2:2/db').map(({ host }) => host)).toEqual(['h1:1', 'h2:2'])
  expect(() => parseDatabaseUrls('postgres://u:p@h1:1,h2:port/db')).toThrow(TypeError)
})
