import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { CallbackFault, Fault, FaultFacts } from '../faults/fault.ts'
import { sendPage } from '../pages/layout.ts'
import { buildProblemPage } from '../pages/problem.ts'
import { buildReturnPage } from '../pages/return.ts'
import type { Simulation } from '../simulation.ts'
import { redirectTo, send } from '../web/http.ts'
import { Refusal } from '../web/refusal.ts'
import { noteFault } from './answering.ts'
import type { PushedRequest } from './memory/pushed-requests.ts'

interface Callback {
  response: ServerResponse
  location: string
  headers: Record<string, string | string[]>
  /** Unknown when the sign-in has ended long ago. */
  pushed: PushedRequest | undefined
  persona?: string
}

/** Sends the browser back to the client, unless a fault alters the way. */
export async function sendCallback(simulation: Simulation, callback: Callback): Promise<void> {
  const { response, location, headers, pushed, persona } = callback
  const url = new URL(location)
  const isError = url.searchParams.has('error')
  const { issOnError, issParam } = simulation.settings
  if (isError ? !issOnError : !issParam) url.searchParams.delete('iss')
  const call = simulation.observations.begin('callback')
  call.outcome = isError ? 'refused' : 'accepted'
  const client = pushed === undefined ? {} : { clientId: pushed.clientId }
  Object.assign(call, client, pushed === undefined ? {} : { attempt: pushed.attempt })
  const error = isError ? { error: url.searchParams.get('error') ?? '' } : {}
  simulation.journal.write({ call: 'callback', outcome: call.outcome, ...client, ...error })
  const facts = { ...client, ...(persona === undefined ? {} : { persona }), call }
  const target = await alter(simulation, url, facts)
  if (target === undefined) {
    return sendPage(response, 200, buildProblemPage(new Refusal('no_return', 'The way back was cut by a fault.')))
  }
  if (pushed?.isAppClaimed) return sendPage(response, 200, buildReturnPage(target), headers)
  send(response, redirectTo(target, headers))
}

/** Where the browser goes in the end; undefined when a fault keeps it here. */
async function alter(simulation: Simulation, url: URL, facts: FaultFacts): Promise<string | undefined> {
  const isError = url.searchParams.has('error')
  const fits = (fault: Fault): fault is CallbackFault =>
    fault.kind === 'callback' && (fault.onErrorAlone !== true || isError)
  const taken = simulation.board.take(fits, facts)
  if (!taken) return url.href
  noteFault(simulation, 'callback', taken.fault.name, facts)
  await wait(taken.delay)
  const altered = taken.fault.redirect(url)
  return altered === undefined ? undefined : String(altered)
}
