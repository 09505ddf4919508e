import { Agent, type Dispatcher, ProxyAgent, request } from 'undici'
import { callMilliseconds } from './deadline.ts'
import type { UpstreamRequest } from './exchange.ts'

/** An answer whose body has not been read. */
export interface Received {
  status: number
  headers: Headers
  body: AsyncIterable<Uint8Array> | null
  /** The body is as it was sent, compressed where a header says so. */
  isRaw: boolean
}

/** Sends one request and gives the answer, redirects included; nothing is followed, repeated or cached. */
export type Transport = (request: UpstreamRequest, signal: AbortSignal) => Promise<Received>

/** Connections to one host at the same time; further calls wait for one, within their own time. */
const mostConnections = 256

/** The caller has one limit for the whole call, so that the pool needs none of its own. */
const limits = { connections: mostConnections, connectTimeout: callMilliseconds, headersTimeout: 0, bodyTimeout: 0 }

let shared: Transport | undefined

/**
 * The pool of connections that every client of this process shares.
 *
 * Connections are kept open between calls, and never keep the process alive. Costs a third of the CPU of the global
 * fetch, which a framework may also have patched.
 */
export function sharedPool(): Transport {
  shared ??= sendThrough(new Agent(limits))
  return shared
}

/** A pool that reaches the peer through a forward proxy, such as `http://proxy.bank.example:3128`. */
export function proxyPool(uri: string): Transport {
  return sendThrough(new ProxyAgent({ ...limits, uri }))
}

/** Sends by a `fetch` that the caller gave: a recording one, or one that a platform demands. */
export function sendByFetch(fetch: typeof globalThis.fetch): Transport {
  return async ({ method, url, headers, body }, signal) => {
    // no-store also keeps a framework that patches fetch from caching a person
    const response = await fetch(url, { method, headers, body, signal, redirect: 'manual', cache: 'no-store' })
    const status = response.type === 'opaqueredirect' ? 302 : response.status
    return { status, headers: response.headers, body: response.body, isRaw: false }
  }
}

function sendThrough(dispatcher: Dispatcher): Transport {
  return async ({ method, url, headers, body }, signal) => {
    const answer = await request(url, { dispatcher, method, headers, body, signal })
    return { status: answer.statusCode, headers: readHeaders(answer.headers), body: answer.body, isRaw: true }
  }
}

function readHeaders(received: Dispatcher.ResponseData['headers']): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(received)) {
    for (const line of typeof value === 'string' ? [value] : (value ?? [])) headers.append(name, line)
  }
  return headers
}
