import type { ServerResponse } from 'node:http'

const year = 365 * 24 * 60 * 60

const unused = ['accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'microphone', 'midi']
const alsoUnused = ['payment', 'publickey-credentials-get', 'screen-wake-lock', 'usb', 'xr-spatial-tracking']

/**
 * The headers of every answer that does not say otherwise: of pages, files, redirects, refusals and errors alike. A page
 * brings a policy of its own; what comes without one may load, run, post and be framed by nothing.
 *
 * `same-origin`, since with `no-referrer` a browser would not say which site a form was posted from.
 *
 * @see {@link https://owasp.org/www-project-secure-headers/ OWASP Secure Headers Project}
 */
export function securityHeaders({ https }: { https: boolean }): ReadonlyMap<string, string> {
  const headers = new Map([
    ['content-security-policy', "default-src 'none'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'"],
    ['x-content-type-options', 'nosniff'],
    ['referrer-policy', 'same-origin'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    ['permissions-policy', [...unused, ...alsoUnused].map((feature) => `${feature}=()`).join(', ')],
    ['cache-control', 'no-store'],
  ])
  if (https) headers.set('strict-transport-security', `max-age=${year}; includeSubDomains`)
  return headers
}

/** Adds those headers that an answer lacks at the moment it is sent, whoever writes it. */
export function fillInHeaders(response: ServerResponse, headers: ReadonlyMap<string, string>): void {
  const writeHead = response.writeHead
  response.writeHead = (...head: unknown[]) => {
    response.writeHead = writeHead
    for (const [name, value] of headers) if (!response.hasHeader(name)) response.setHeader(name, value)
    return Reflect.apply(writeHead, response, head)
  }
}
