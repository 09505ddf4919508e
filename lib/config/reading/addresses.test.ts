import { expect, test } from 'vitest'
import { isLocalDatabase, parseDatabaseUrls } from './addresses.ts'

test.each([
  ['postgres://u:p@127.0.0.1:5432,localhost:5433/db', true],
  ['postgres://u:p@127.0.0.1:5432,db.bank.example:5433/db', false],
  ['postgres://u:p@db.bank.example,127.0.0.1/db', false],
  ['postgres://u:p@/db?host=/var/run/postgresql', true],
])('whether every host of %s is this machine: %s', (url, isLocal) => {
  expect(isLocalDatabase(url)).toBe(isLocal)
})

test('an address with several hosts is read host by host, and one of them that makes no sense is refused', () => {
  expect(parseDatabaseUrls('postgres://u:p@h1:1,h2:2/db').map(({ host }) => host)).toEqual(['h1:1', 'h2:2'])
  expect(() => parseDatabaseUrls('postgres://u:p@h1:1,h2:port/db')).toThrow(TypeError)
})
