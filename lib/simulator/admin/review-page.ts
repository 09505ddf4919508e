import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Responder } from '../listener.ts'
import { sendPage } from '../pages/layout.ts'
import { buildEmptyReviewPage, buildReviewPage, type ReviewProgress } from '../pages/review.ts'
import { buildReport } from '../review/report.ts'
import { selectScenarios } from '../review/scenarios.ts'
import type { Simulation } from '../simulation.ts'
import { parseForm, readBody, redirectTo, send } from '../web/http.ts'
import { Refusal } from '../web/refusal.ts'
import { refuseStrangers } from './guard.ts'

/** The review as a page, and a run of the OpenID suite's scenarios by hand. Works without scripts. */
export function createReviewPage(simulation: Simulation): Responder {
  return async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', simulation.endpoints.issuer)
    if (pathname !== '/review') return false
    try {
      refuseStrangers(simulation, request)
      if (request.method === 'POST') await step(simulation, request, response)
      else show(simulation, response, searchParams.get('client') ?? undefined)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      sendPage(response, error.status, buildEmptyReviewPage(error.message))
    }
    return true
  }
}

function show(simulation: Simulation, response: ServerResponse, clientId: string | undefined): void {
  try {
    const report = buildReport(simulation, clientId)
    // Without a referrer a browser would not say which site a post comes from, and the guard would refuse it.
    const headers = { 'referrer-policy': 'same-origin' }
    sendPage(response, 200, buildReviewPage(report, readProgress(simulation, report.client.clientId)), headers)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    sendPage(response, 200, buildEmptyReviewPage(error.message))
  }
}

function readProgress({ review }: Simulation, clientId: string): ReviewProgress {
  const scenarios = selectScenarios('suite')
  const done = review.results(clientId).filter(({ module }) => module !== undefined).length
  const current = review.current()
  const waiting = current?.clientId === clientId ? current.scenario : undefined
  return { clientId, waiting, done, of: scenarios.length }
}

/** Ends the scenario that waited, and arms the next that has no verdict yet. */
async function step(simulation: Simulation, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const form = parseForm(request, await readBody(request))
  const clientId = form.get('client') ?? ''
  const { review, clients } = simulation
  if (!clients.has(clientId)) throw new Refusal('invalid_request', 'there is no such client')
  if (review.current()?.clientId === clientId) review.end()
  const done = new Set(review.results(clientId).map(({ id }) => id))
  const next = selectScenarios('suite').find(({ id }) => !done.has(id))
  if (next) review.begin(clientId, next)
  send(response, redirectTo(`/review?client=${encodeURIComponent(clientId)}`))
}
