import { invalidResponse, type SingpassEndpoint, SingpassError, type SingpassErrorCode } from '../errors.ts'
import { clockFault } from '../upstream/clock.ts'
import type { UpstreamAnswer } from '../upstream/exchange.ts'
import { parseJsonObject } from '../upstream/json.ts'
import { parseRetryAfter } from '../upstream/retry.ts'

type Endpoint = Extract<SingpassEndpoint, 'par' | 'token' | 'userinfo'>

/** Both spellings are documented. */
const upstreamErrors = ['upstream_dependency_error', 'upstream_depedency_error']

const outages = ['server_error', 'temporarily_unavailable', ...upstreamErrors]

/**
 * Errors that mean something of their own at one endpoint.
 *
 * A person without Myinfo, as holders of foreign accounts are, is answered `invalid_request` at userinfo.
 */
const meanings: Record<Endpoint, Record<string, SingpassErrorCode>> = {
  par: {},
  token: { invalid_grant: 'attempt_unknown' },
  userinfo: { invalid_request: 'person_unavailable', invalid_token: 'attempt_unknown' },
}

/**
 * Says what an answer other than the expected one means.
 *
 * The OAuth `error` decides first and the status second; the content type never does, since errors have been seen under
 * the content type of a success. Only an `error` that is a short token is kept, and no description. A request that is
 * refused while our clock is off says so (`clock`): assertions and proofs then count as expired or too early.
 *
 * @see Singpass documentation, Integration Guide 1, 3 and 5
 */
export function buildRefusal(answer: UpstreamAnswer, { endpoint, now }: Refused): SingpassError {
  const { status, headers } = answer
  const error = readError(answer)
  const code = codeOf(error, { status, endpoint })
  if (!code) return invalidResponse('status', `the ${endpoint} endpoint answered ${status}`, { endpoint, status })

  return new SingpassError(code, `the ${endpoint} endpoint refused with ${status}`, {
    endpoint,
    status,
    ...(error && { error }),
    ...(code === 'request_rejected' && clockFault(answer, now)),
    ...(code === 'unavailable' && { retryAfter: parseRetryAfter(headers) }),
    ...(isAgencyDowntime(error, { status, endpoint }) && { agencyDowntime: true }),
  })
}

interface Refused {
  endpoint: Endpoint
  /** Epoch milliseconds. */
  now: number
}

interface Place {
  status: number
  endpoint: Endpoint
}

/** What an `error` with a status means at one endpoint; undefined for what nobody has documented. */
export function codeOf(error: string | undefined, { status, endpoint }: Place): SingpassErrorCode | undefined {
  const meaning = error === undefined ? undefined : meanings[endpoint][error]
  if (meaning) return meaning
  if (isOutage(error) || status === 429 || status >= 500) return 'unavailable'
  if (endpoint === 'userinfo' && status === 401 && error !== 'invalid_dpop_proof') return 'attempt_unknown'

  return status >= 400 || error ? 'request_rejected' : undefined
}

function isOutage(error: string | undefined): boolean {
  return error !== undefined && outages.includes(error)
}

/** Whether it is an agency that is away, and not Singpass. */
export function isAgencyDowntime(error: string | undefined, { status, endpoint }: Place): boolean {
  return endpoint === 'userinfo' && (status === 502 || (error !== undefined && upstreamErrors.includes(error)))
}

function readError({ headers, text }: UpstreamAnswer): string | undefined {
  const body = parseJsonObject(text)?.error
  const header = /\berror\s*=\s*"?([\w.-]+)/i.exec(headers.get('www-authenticate') ?? '')?.[1]
  const error = typeof body === 'string' ? body : header

  return error !== undefined && /^[\w.-]{1,64}$/.test(error) ? error : undefined
}
