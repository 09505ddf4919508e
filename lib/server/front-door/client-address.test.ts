import { describe, expect, test } from 'vitest'
import { clientAddressOf } from './client-address.ts'

const peer = '192.0.2.1'
const chain = '198.51.100.77, 203.0.113.10, 203.0.113.20'

describe('S41 the address of a client', () => {
  test.each([
    [0, '192.0.2.1'],
    [1, '203.0.113.20'],
    [2, '203.0.113.10'],
    [3, '198.51.100.77'],
    [4, '192.0.2.1'],
  ])('behind %d proxies of ours is what the outermost of them saw', (trustedProxies, address) => {
    expect(clientAddressOf({ forwarded: chain, peer, trustedProxies })).toBe(address)
  })

  test.each([['198.51.100.1'], ['unknown, <b>, ,'], ['']])('is not what the client claims: %j', (claimed) => {
    expect(clientAddressOf({ forwarded: `${claimed}, 203.0.113.7`, peer, trustedProxies: 1 })).toBe('203.0.113.7')
  })

  test.each([[undefined], [''], ['<script>'], ['203.0.113.7, '], ['999.1.1.1']])(
    'is the peer where the header is %j',
    (forwarded) => {
      expect(clientAddressOf({ forwarded, peer, trustedProxies: 1 })).toBe(peer)
    },
  )

  test.each([
    ['203.0.113.7:5412', '203.0.113.7'],
    [' 203.0.113.7 ', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['[2001:db8:1:2::7]:443', '2001:db8:1:2::/64'],
    ['2001:DB8:0001:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('written as %s is %s', (forwarded, address) => {
    expect(clientAddressOf({ forwarded, peer, trustedProxies: 1 })).toBe(address)
  })

  test('is unknown where nothing says it', () => {
    expect(clientAddressOf({ forwarded: undefined, peer: undefined, trustedProxies: 1 })).toBe('unknown')
  })
})
