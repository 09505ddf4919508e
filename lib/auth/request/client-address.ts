/**
 * The address that a request came from, as the proxy nearest to us saw it: the last entry of `X-Forwarded-For`. All
 * before it is what the client says of itself, and may be anything. Where there is no proxy, Next.js writes the peer's
 * address, but for a client that sends the header itself: production stands behind a proxy that appends.
 *
 * @see {@link https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/X-Forwarded-For#selecting_an_ip_address MDN, Selecting an IP address}
 */
export function clientAddress(headers: Headers): string {
  return headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || 'unknown'
}
