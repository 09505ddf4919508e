import { invalidResponse, type SingpassEndpoint, SingpassError } from '../errors.ts'
import type { Tracing } from '../trace/events.ts'
import { BodyTooLarge, bodyLimit, readBody } from './body.ts'
import type { CallEnd, Circuit } from './circuit.ts'
import { callMilliseconds } from './deadline.ts'
import type { UpstreamAnswer, UpstreamRequest } from './exchange.ts'
import { reportCall } from './report.ts'
import { parseRetryAfter } from './retry.ts'
import { type Received, sendByFetch, sharedPool, type Transport } from './transport.ts'

/** Names the program to whoever reads the peer's access log; some firewalls refuse a request without it. */
const userAgent = 'singpass-client'

/** Milliseconds that a call waited at least, if its time-out is to say something of the peer and not of the time that was left. */
const leastPatience = 1_000

/** How to reach the peer, and who listens. */
export interface Upstream extends Tracing {
  /** Takes the place of the pool. */
  fetch?: typeof fetch
  /** Takes the place of the shared pool, as one that goes through a proxy. */
  transport?: Transport
  /** Whether an endpoint is asked at all; always, when absent. */
  circuit?: Circuit
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
  const left = upstream.circuit?.enter(request.endpoint)
  const startedAt = performance.now()
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), timeAllowed(request))
  let status: number | undefined
  let answer: UpstreamAnswer | undefined
  let end: CallEnd = 'other'

  try {
    const received = await send(request, controller.signal, upstream)
    status = received.status
    end = 'answered'
    refuseRedirect(received, request.endpoint)
    answer = { status, headers: received.headers, text: await readBody(received) }
    return answer
  } catch (error) {
    const timedOut = controller.signal.aborted
    if (timedOut) end = performance.now() - startedAt >= leastPatience ? 'late' : 'other'
    controller.abort() // frees the connection of an answer that was not read to its end
    throw toSingpassError(error, { endpoint: request.endpoint, timedOut, status })
  } finally {
    clearTimeout(timer)
    left?.(end)
    reportCall(request, { status, milliseconds: performance.now() - startedAt, answer }, upstream)
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

async function send(request: UpstreamRequest, signal: AbortSignal, { fetch, transport }: Upstream): Promise<Received> {
  const { endpoint, deadline, headers } = request
  if (deadline.remaining() <= 0) {
    throw new SingpassError('unavailable', `no time was left for the ${endpoint} call`, { endpoint })
  }

  const transmit = fetch ? sendByFetch(fetch) : (transport ?? sharedPool())
  return transmit({ ...request, headers: { 'user-agent': userAgent, ...headers } }, signal)
}

function refuseRedirect({ status }: Received, endpoint: SingpassEndpoint): void {
  if (status < 300 || status > 399) return

  throw invalidResponse('redirect', `the ${endpoint} endpoint answered with a redirect`, { endpoint, status })
}

interface Failure {
  endpoint: SingpassEndpoint
  timedOut: boolean
  status?: number
}

/** Names what happened; the original is dropped, since a library's error may quote a URL, which may hold an NRIC. */
function toSingpassError(error: unknown, { endpoint, timedOut, status }: Failure): SingpassError {
  if (error instanceof SingpassError) return error
  if (error instanceof BodyTooLarge) {
    return new SingpassError('unavailable', `the ${endpoint} answer exceeds ${bodyLimit} bytes`, { endpoint, status })
  }
  if (timedOut) return new SingpassError('unavailable', `the ${endpoint} call timed out`, { endpoint, status })
  if (isCertificateFailure(error)) {
    return invalidResponse('tls', `the ${endpoint} host could not prove its name`, { endpoint })
  }
  return new SingpassError('unavailable', `the ${endpoint} call brought no readable answer`, { endpoint, status })
}

/** Codes that Node and OpenSSL give to a certificate or handshake that does not check out. */
const certificateFailure = /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|HOSTNAME_MISMATCH)|SELF_SIGNED/

function isCertificateFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : undefined

  return (typeof code === 'string' && certificateFailure.test(code)) || isCertificateFailure(error.cause)
}
