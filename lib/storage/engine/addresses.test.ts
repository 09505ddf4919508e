import { expect, test } from 'vitest'
import { addressesOf, wantsWriter } from './addresses.ts'

test.each([
  ['postgres://u:p@h1:5432,h2:5433/db', ['postgres://u:p@h1:5432/db', 'postgres://u:p@h2:5433/db']],
  [
    'postgresql://h1,[::1]:5433/db?sslmode=verify-full',
    ['postgresql://h1/db?sslmode=verify-full', 'postgresql://[::1]:5433/db?sslmode=verify-full'],
  ],
  ['postgres://u:p%40,x@h1/db', ['postgres://u:p%40,x@h1/db']],
  ['postgres://u:p@h1/db?options=-c%20a=1,2', ['postgres://u:p@h1/db?options=-c%20a=1,2']],
  ['postgres:///db', ['postgres:///db']],
  ['something else', ['something else']],
])('%s names its hosts one by one', (url, addresses) => {
  expect(addressesOf(url)).toEqual(addresses)
})

test.each([
  ['postgres://h1,h2/db?target_session_attrs=read-write', 'asks'],
  ['postgres://h1,h2/db?sslmode=require&target_session_attrs=primary', 'asks'],
  ['postgres://h1,h2/db?target_session_attrs=any', 'does not ask'],
  ['postgres://h1,h2/db', 'does not ask'],
])('%s %s for a server that takes writes', (url, verdict) => {
  expect(wantsWriter(url)).toBe(verdict === 'asks')
})
