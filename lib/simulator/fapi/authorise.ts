import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { CallbackFault, Fault } from '../faults/fault.ts'
import { sendPage } from '../pages/layout.ts'
import { buildProblemPage } from '../pages/problem.ts'
import type { Simulation } from '../simulation.ts'
import { type Answer, send } from '../web/http.ts'
import { Refusal, refuseUnless } from '../web/refusal.ts'
import { noteFault } from './answering.ts'
import type { EngineAnswer } from './engine/engine.ts'

/**
 * The authorization endpoint, and the way back from the pages to the client.
 *
 * Takes `client_id` and `request_uri` and nothing else. What cannot be sent back to the client becomes a page.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9126.html#section-4 RFC 9126, 4}
 */
export async function handleAuthorise(
  simulation: Simulation,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', simulation.endpoints.issuer)
  try {
    refuseUnless(request.method === 'GET', 'invalid_request', 'the method is not GET', 405)
    const isReturn = url.pathname !== '/fapi/auth'
    const expired = isReturn ? undefined : checkQuery(simulation, url.searchParams)
    if (expired) return sendCallback(simulation, { response, location: expired.href, headers: {} })
    const path = `${url.pathname.slice('/fapi'.length)}${url.search}`
    const answer = await simulation.engine.run({ request, response, path })
    await passOn(simulation, response, answer)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    simulation.journal.write({ call: 'authorise', outcome: 'refused', error: error.error, reason: error.message })
    sendPage(response, error.status, buildProblemPage(error))
  }
}

/** Checks the two parameters; an expired request gives the redirect that says so. */
function checkQuery(simulation: Simulation, query: URLSearchParams): URL | undefined {
  const names = [...query.keys()].sort().join(' ')
  refuseUnless(names === 'client_id request_uri', 'invalid_request', 'the query is not client_id and request_uri alone')
  const pushed = simulation.pushed.find(query.get('request_uri') ?? '')
  refuseUnless(pushed, 'invalid_request_uri', 'there is no such request_uri')
  refuseUnless(pushed.clientId === query.get('client_id'), 'invalid_request', 'the request_uri is of another client')
  if (pushed.expiresAt > simulation.clock.now()) return undefined
  const back = new URL(pushed.redirectUri)
  back.searchParams.set('error', 'invalid_request_uri')
  back.searchParams.set('error_description', 'the request_uri has expired')
  back.searchParams.set('state', pushed.state)
  back.searchParams.set('iss', simulation.endpoints.issuer)
  return back
}

async function passOn(simulation: Simulation, response: ServerResponse, answer: EngineAnswer): Promise<void> {
  const { location } = answer.headers
  if (typeof location !== 'string') {
    const error = typeof answer.body.error === 'string' ? answer.body.error : 'invalid_request'
    throw new Refusal(error, answer.reason ?? 'this sign-in has ended or was begun in another browser')
  }
  const headers = keepCookies(answer)
  const { pathname } = new URL(location, simulation.endpoints.issuer)
  if (pathname.startsWith('/fapi/sign-in/')) return send(response, redirectTo(location, headers))
  const persona = answer.accountId === undefined ? {} : { persona: answer.accountId }
  await sendCallback(simulation, { response, location, headers, ...persona })
}

/** The engine would remember who signed in by a cookie; two trips in one browser must not know of each other. */
function keepCookies({ headers }: EngineAnswer): Record<string, string | string[]> {
  const cookies = [headers['set-cookie'] ?? []].flat()
  const kept = cookies.filter((cookie) => !cookie.startsWith('simulator_session'))
  return kept.length > 0 ? { 'set-cookie': kept } : {}
}

interface Callback {
  response: ServerResponse
  location: string
  headers: Record<string, string | string[]>
  persona?: string
}

async function sendCallback(simulation: Simulation, { response, location, headers, persona }: Callback): Promise<void> {
  const url = new URL(location)
  const isError = url.searchParams.has('error')
  if (isError ? !simulation.settings.issOnError : !simulation.settings.issParam) url.searchParams.delete('iss')
  const facts = persona === undefined ? {} : { persona }
  const client = [...simulation.clients.values()].find(({ redirectUris }) =>
    redirectUris.includes(`${url.origin}${url.pathname}`),
  )
  const taken = simulation.board.take(isCallbackFault, { ...facts, ...(client ? { clientId: client.clientId } : {}) })
  const error = isError ? { error: url.searchParams.get('error') ?? '' } : {}
  const clientId = client ? { clientId: client.clientId } : {}
  simulation.journal.write({ call: 'callback', outcome: isError ? 'refused' : 'accepted', ...clientId, ...error })
  if (!taken) return send(response, redirectTo(url.href, headers))
  noteFault(simulation, 'callback', taken.fault.name, clientId)
  await wait(taken.delay)
  const altered = taken.fault.redirect(url)
  if (altered === undefined)
    return sendPage(response, 200, buildProblemPage(new Refusal('no_return', 'The way back was cut by a fault.')))
  send(response, redirectTo(String(altered), headers))
}

function isCallbackFault(fault: Fault): fault is CallbackFault {
  return fault.kind === 'callback'
}

/** A redirect by 303, so that a browser never repeats a post. */
export function redirectTo(location: string, headers: Record<string, string | string[]> = {}): Answer {
  const fixed = { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' }
  return { status: 303, headers: { ...fixed, ...headers }, body: '' }
}
