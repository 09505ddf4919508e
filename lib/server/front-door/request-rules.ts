import type { IncomingMessage } from 'node:http'

/** Why a request is refused before anything reads it. */
export type RequestFault = { status: 400 | 405; reason: string }

type Asked = Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'rawHeaders'>

const handled = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
const reading = new Set(['GET', 'HEAD'])

/** Paths whose answers are written by route handlers, which take bodies and say themselves which methods they know. */
const handlers = '/api/'

/** Paths of Next's own tools for developers, which post to them. */
const tools = /^\/(?:__nextjs|_next\/)/

/**
 * What is wrong with a request by its head alone, in an order that tells the least; undefined for one that may go on.
 *
 * Pages are read and never posted to: no body is taken on their way, so there is none to keep. Server Functions do not
 * exist here, so a header that calls one is refused rather than looked up.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9112.html#section-3.2 RFC 9112, 3.2} one Host, origin-form
 */
export function faultOf(request: Asked, { development = false } = {}): RequestFault | undefined {
  const { method = '', url = '', headers } = request
  if (hostsOf(request) !== 1) return { status: 400, reason: 'host' }
  if (!handled.has(method)) return { status: 405, reason: 'method' }
  if (!url.startsWith('/') || !isReadable(url)) return { status: 400, reason: 'address' }
  if (development && tools.test(url)) return undefined
  if ('next-action' in headers) return { status: 400, reason: 'server_function' }
  if (!url.startsWith(handlers) && !reading.has(method)) return { status: 405, reason: 'method' }
  return reading.has(method) && hasBody(headers) ? { status: 400, reason: 'body' } : undefined
}

function hostsOf({ rawHeaders }: Asked): number {
  return rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length
}

function isReadable(url: string): boolean {
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '')
    return true
  } catch {
    return false
  }
}

function hasBody(headers: Asked['headers']): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}
