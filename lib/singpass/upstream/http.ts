import { invalidResponse, type SingpassEndpoint, SingpassError } from '../errors.ts'
import type { TraceListener } from '../trace.ts'
import type { Deadline } from './deadline.ts'
import { parseRetryAfter } from './retry.ts'

/** Decoded bytes of an answer's body; a compressed body counts at its full size. */
export const bodyLimit = 1_000_000

/** What one call may take, from connecting to the last byte of the body. */
export const callMilliseconds = 5_000

export interface UpstreamRequest {
  endpoint: SingpassEndpoint
  method: 'GET' | 'POST'
  url: URL
  headers: Record<string, string>
  body?: string
  /** Shared by every call of this step; a call never outlives it. */
  deadline: Deadline
  /** Milliseconds for this call alone. */
  timeout?: number
  /** 1 for the first try; reported to the trace only. */
  try?: number
  /** Our own transaction number, when the request carries one; reported to the trace only. */
  transaction?: string
}

export interface UpstreamAnswer {
  status: number
  headers: Headers
  text: string
}

/** How to reach the peer, and who listens. */
export interface Upstream {
  fetch?: typeof fetch
  trace?: TraceListener
}

/**
 * Makes one bounded call and returns the answer whatever its status, redirects excepted.
 *
 * The body is read whole, at most `bodyLimit` decoded bytes, as strict UTF-8. A redirect is never followed: it could
 * carry a credential to another host. Nothing is cached and nothing is repeated.
 *
 * @throws SingpassError `unavailable` when no complete, readable answer came within the time; `response_invalid` for a
 * redirect (`redirect`) or a connection whose certificate does not prove the host (`tls`).
 */
export async function callUpstream(request: UpstreamRequest, upstream: Upstream = {}): Promise<UpstreamAnswer> {
  const startedAt = performance.now()
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), timeAllowed(request))
  let status: number | undefined

  try {
    const response = await send(request, controller.signal, upstream.fetch)
    status = response.status
    refuseRedirect(response, request.endpoint)
    return { status, headers: response.headers, text: await readText(response, request.endpoint) }
  } catch (error) {
    const timedOut = controller.signal.aborted
    controller.abort() // frees the connection of an answer that was not read to its end
    throw toSingpassError(error, { endpoint: request.endpoint, timedOut, status })
  } finally {
    clearTimeout(timer)
    report(request, { status, milliseconds: performance.now() - startedAt }, upstream.trace)
  }
}

/**
 * Turns "try later" statuses into an error: 429 and every 5xx.
 *
 * A caller for whom a 5xx means something else looks at the status first.
 *
 * @throws SingpassError `unavailable`, with the status and the wait that `Retry-After` asks for.
 */
export function refuseOutage({ status, headers }: UpstreamAnswer, endpoint: SingpassEndpoint): void {
  if (status !== 429 && status < 500) return

  throw new SingpassError('unavailable', `the ${endpoint} endpoint answered ${status}`, {
    endpoint,
    status,
    retryAfter: parseRetryAfter(headers),
  })
}

function timeAllowed({ deadline, timeout = callMilliseconds }: UpstreamRequest): number {
  return Math.max(0, Math.min(timeout, deadline.remaining()))
}

async function send(request: UpstreamRequest, signal: AbortSignal, fetch = globalThis.fetch): Promise<Response> {
  const { endpoint, method, url, headers, body, deadline } = request
  if (deadline.remaining() <= 0) {
    throw new SingpassError('unavailable', `no time was left for the ${endpoint} call`, { endpoint })
  }

  // no-store also keeps a framework that patches the global fetch from caching a person
  return fetch(url, { method, headers, body, signal, redirect: 'manual', cache: 'no-store' })
}

function refuseRedirect(response: Response, endpoint: SingpassEndpoint): void {
  const { status, type } = response
  if (type !== 'opaqueredirect' && (status < 300 || status > 399)) return

  throw invalidResponse('redirect', `the ${endpoint} endpoint answered with a redirect`, { endpoint, status })
}

async function readText({ body, status }: Response, endpoint: SingpassEndpoint): Promise<string> {
  if (!body) return ''
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const reader = body.getReader()
  let text = ''
  let size = 0

  // Cheaper than a loop over the stream itself, which would also cancel it; here the caller aborts the whole call.
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength
    if (size > bodyLimit) {
      throw new SingpassError('unavailable', `the ${endpoint} answer exceeds ${bodyLimit} bytes`, { endpoint, status })
    }
    text += decoder.decode(part.value, { stream: true })
  }
  return text + decoder.decode()
}

interface Failure {
  endpoint: SingpassEndpoint
  timedOut: boolean
  status?: number
}

/** Names what happened; the original is dropped, since a library's error may quote a URL, which may hold an NRIC. */
function toSingpassError(error: unknown, { endpoint, timedOut, status }: Failure): SingpassError {
  if (error instanceof SingpassError) return error
  if (timedOut) return new SingpassError('unavailable', `the ${endpoint} call timed out`, { endpoint, status })
  if (isCertificateFailure(error)) {
    return invalidResponse('tls', `the ${endpoint} host could not prove its name`, { endpoint })
  }
  return new SingpassError('unavailable', `the ${endpoint} call brought no readable answer`, { endpoint, status })
}

/** Codes that Node and OpenSSL give to a certificate or handshake that does not check out. */
const certificateFailure = /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|HOSTNAME_MISMATCH)|SELF_SIGNED/

function isCertificateFailure(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined

  return typeof code === 'string' && certificateFailure.test(code)
}

interface Measured {
  status: number | undefined
  milliseconds: number
}

function report(request: UpstreamRequest, { status, milliseconds }: Measured, trace?: TraceListener): void {
  const { endpoint, method, url, transaction } = request
  trace?.({ kind: 'call', endpoint, method, host: url.host, status, milliseconds, try: request.try ?? 1, transaction })
}
