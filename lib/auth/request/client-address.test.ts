import { expect, test } from 'vitest'
import { clientAddress } from './client-address.ts'

function addressOf(forwarded?: string): string {
  return clientAddress(new Headers(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }))
}

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['2001:db8::7', '2001:db8::7'],
  [' 203.0.113.7 ', '203.0.113.7'],
])('%j is the address that the proxy saw', (forwarded, address) => {
  expect(addressOf(forwarded)).toBe(address)
})

test.each([['198.51.100.1'], ['198.51.100.2'], ['unknown, <b>, ,'], ['']])(
  'a client that claims to be %j is known by what the proxy appends',
  (claimed) => {
    expect(addressOf(`${claimed}, 203.0.113.7`)).toBe('203.0.113.7')
  },
)

test('who has no address shares one limit', () => {
  expect([addressOf(), addressOf(''), addressOf('203.0.113.7, ')]).toEqual(['unknown', 'unknown', 'unknown'])
})
