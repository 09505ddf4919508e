import type { IncomingMessage, ServerResponse } from 'node:http'
import { sendPage } from '../pages/layout.ts'
import { buildProblemPage } from '../pages/problem.ts'
import type { ObservedCall } from '../review/observed.ts'
import type { Simulation } from '../simulation.ts'
import { redirectTo, send } from '../web/http.ts'
import { Refusal, refuseUnless } from '../web/refusal.ts'
import { accept, noteRefusal } from './answering.ts'
import { sendCallback } from './callback.ts'
import type { EngineAnswer } from './engine/engine.ts'
import type { PushedRequest } from './memory/pushed-requests.ts'
import { signInUnattended } from './unattended.ts'

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
  const call = simulation.observations.begin('authorise', request)
  try {
    refuseUnless(request.method === 'GET', 'invalid_request', 'the method is not GET', 405)
    const isReturn = url.pathname !== '/fapi/auth'
    const pushed = isReturn ? findReturning(simulation, url.pathname) : checkQuery(simulation, url.searchParams, call)
    if (!isReturn && pushed && isExpired(simulation, pushed)) return await sendExpired(simulation, response, pushed)
    const path = `${url.pathname.slice('/fapi'.length)}${url.search}`
    const answer = await simulation.engine.run({ request, response, path })
    await passOn(simulation, { request, response, answer, call, pushed })
  } catch (error) {
    noteRefusal(simulation, call, error)
    if (!(error instanceof Refusal)) throw error
    sendPage(response, error.status, buildProblemPage(error))
  }
}

/** The request that a browser comes back to from our pages. */
function findReturning({ pushed, observations }: Simulation, pathname: string): PushedRequest | undefined {
  return pushed.ofAttempt(observations.attemptOf(`sign-in ${pathname.split('/').at(-1)}`))
}

/** Checks the two parameters, and finds what was pushed. */
function checkQuery({ pushed }: Simulation, query: URLSearchParams, call: ObservedCall): PushedRequest {
  const names = [...query.keys()].sort().join(' ')
  const isUnpushed = query.has('response_type') || query.has('redirect_uri')
  const hint = isUnpushed ? '; push the parameters to /par first, and send the request_uri that it answers' : ''
  const reason = `the query is not client_id and request_uri alone${hint}`
  refuseUnless(names === 'client_id request_uri', 'invalid_request', reason)
  const found = pushed.find(query.get('request_uri') ?? '')
  refuseUnless(found, 'invalid_request_uri', 'there is no such request_uri')
  refuseUnless(found.clientId === query.get('client_id'), 'invalid_request', 'the request_uri is of another client')
  call.clientId = found.clientId
  call.attempt = found.attempt
  call.hasAppLaunch = found.appLaunchUrl !== undefined
  return found
}

function isExpired({ clock }: Simulation, { expiresAt }: PushedRequest): boolean {
  return expiresAt <= clock.now()
}

function sendExpired(simulation: Simulation, response: ServerResponse, pushed: PushedRequest): Promise<void> {
  const back = new URL(pushed.redirectUri)
  back.searchParams.set('error', 'invalid_request_uri')
  back.searchParams.set('error_description', 'the request_uri has expired')
  back.searchParams.set('state', pushed.state)
  back.searchParams.set('iss', simulation.endpoints.issuer)
  return sendCallback(simulation, { response, location: back.href, headers: {}, pushed })
}

interface Passing {
  request: IncomingMessage
  response: ServerResponse
  answer: EngineAnswer
  call: ObservedCall
  pushed: PushedRequest | undefined
}

async function passOn(simulation: Simulation, { request, response, answer, call, pushed }: Passing): Promise<void> {
  const { location } = answer.headers
  if (typeof location !== 'string') {
    const error = typeof answer.body.error === 'string' ? answer.body.error : 'invalid_request'
    throw new Refusal(error, answer.reason ?? 'this sign-in has ended or was begun in another browser')
  }
  const headers = keepCookies(answer)
  const { pathname } = new URL(location, simulation.endpoints.issuer)
  if (pathname.startsWith('/fapi/sign-in/')) {
    simulation.observations.link(`sign-in ${pathname.split('/').at(-1)}`, call.attempt)
    accept(simulation, call)
    const done = pushed && (await signInUnattended(simulation, { request, response, pushed, answer }))
    if (done) return passOn(simulation, { request, response, answer: done, call, pushed })
    return send(response, redirectTo(location, headers))
  }
  const persona = answer.accountId === undefined ? {} : { persona: answer.accountId }
  await sendCallback(simulation, { response, location, headers, pushed, ...persona })
}

/** The engine would remember who signed in by a cookie; two trips in one browser must not know of each other. */
function keepCookies({ headers }: EngineAnswer): Record<string, string | string[]> {
  const cookies = [headers['set-cookie'] ?? []].flat()
  const kept = cookies.filter((cookie) => !cookie.startsWith('simulator_session'))
  return kept.length > 0 ? { 'set-cookie': kept } : {}
}
