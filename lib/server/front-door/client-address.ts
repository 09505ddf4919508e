import { isIP } from 'node:net'

/** The request header in which the front door tells the rest of the application where a request came from. */
export const addressHeader = 'x-client-address'

/** The address that a request came from, as the front door found it. */
export function clientAddress(headers: Headers): string {
  return headers.get(addressHeader) ?? 'unknown'
}

/**
 * The address that a request came from, for limits: `203.0.113.7`, or the /64 of an IPv6 address, since whoever has one
 * address of it has all.
 *
 * Each proxy appends the address that it saw to `X-Forwarded-For`, so the outermost of `trustedProxies` proxies of our
 * own wrote the entry that many places from the right; all before it is what the client says of itself. Where there
 * is no such entry, or it is no address, the peer of the connection counts: somebody came past the proxies.
 *
 * @see {@link https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/X-Forwarded-For#selecting_an_ip_address MDN, Selecting an IP address}
 */
export function clientAddressOf({
  forwarded,
  peer,
  trustedProxies,
}: {
  forwarded: string | undefined
  peer: string | undefined
  trustedProxies: number
}): string {
  const entry = trustedProxies > 0 ? forwarded?.split(',').at(-trustedProxies) : undefined
  return networkOf(entry) ?? networkOf(peer) ?? 'unknown'
}

/** The address itself for IPv4, its first four groups for IPv6; some proxies add the port. */
function networkOf(text = ''): string | undefined {
  const bare = text
    .trim()
    .replace(/^\[(.*)\](?::\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/^::ffff:(?=\d+\.)/i, '')
  const address = bare.split('%', 1)[0] ?? ''
  if (isIP(address) === 4) return address
  return isIP(address) === 6 ? `${groupsOf(address).slice(0, 4).join(':')}::/64` : undefined
}

function groupsOf(address: string): string[] {
  const [front = '', back] = address.toLowerCase().split('::')
  const [before, after] = [front, back ?? ''].map((part) => part.split(':').filter(Boolean))
  const missing = back === undefined ? 0 : 8 - (before?.length ?? 0) - (after?.length ?? 0)
  const groups = [...(before ?? []), ...Array(Math.max(missing, 0)).fill('0'), ...(after ?? [])]
  return groups.map((group) => group.replace(/^0+(?=.)/, ''))
}
