import type { IncomingMessage, ServerResponse } from 'node:http'
import { findClient } from '../fapi/checks/find-client.ts'
import type { PushedRequest } from '../fapi/memory/pushed-requests.ts'
import { saveGrant } from '../fapi/unattended.ts'
import type { Persona } from '../personas/persona.ts'
import type { RegisteredClient } from '../registration/registered-client.ts'
import type { Simulation } from '../simulation.ts'
import { parseForm, readBody, redirectTo, send } from '../web/http.ts'
import { Refusal, refuseUnless } from '../web/refusal.ts'
import { buildConsentPage } from './consent.ts'
import { buildGalleryPage } from './gallery.ts'
import { type Page, sendPage } from './layout.ts'
import { buildProblemPage } from './problem.ts'

/** The pages between leaving the application and coming back: who logs in, then what is shared. */
export interface SignIn {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
}

interface Visit {
  uid: string
  client: RegisteredClient
  pushed: PushedRequest
  scopes: readonly string[]
  /** Origin of the redirect URI. */
  leadsTo: string
}

/** A request to one of the pages, with what is known of its sign-in. */
interface Exchange {
  simulation: Simulation
  /** Who was chosen, by sign-in: remembered here, never in the browser. */
  chosen: Map<string, Persona>
  request: IncomingMessage
  response: ServerResponse
  visit: Visit
}

/** Serves `/fapi/sign-in/<uid>` and its consent page. */
export function createSignIn(simulation: Simulation): SignIn {
  const chosen = new Map<string, Persona>()
  return {
    async handle(request, response) {
      try {
        const visit = await readVisit(simulation, request, response)
        await answer({ simulation, chosen, request, response, visit })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        sendPage(response, error.status, buildProblemPage(error))
      }
    },
  }
}

async function answer(exchange: Exchange): Promise<void> {
  const { request } = exchange
  if (request.method === 'GET') return show(exchange)
  refuseUnless(request.method === 'POST', 'invalid_request', 'the method is neither GET nor POST', 405)
  const form = parseForm(request, await readBody(request))
  return isConsent(request) ? decide(exchange, form) : choose(exchange, form)
}

function show({ simulation, chosen, request, response, visit }: Exchange): void {
  const action = `/fapi/sign-in/${visit.uid}`
  const persona = chosen.get(visit.uid)
  if (isConsent(request) && !persona) send(response, redirectTo(action))
  else
    sendPage(
      response,
      200,
      persona && isConsent(request) ? buildConsent(visit, persona) : buildGallery(simulation, visit, request),
    )
}

function buildGallery({ personas }: Simulation, visit: Visit, request: IncomingMessage): Page {
  const { context } = visit.pushed
  const action = `/fapi/sign-in/${visit.uid}`
  const search = addressOf(request).searchParams.get('q')
  return buildGalleryPage({ ...visit, personas: [...personas.values()], action, search, ...(context && { context }) })
}

function buildConsent(visit: Visit, persona: Persona): Page {
  return buildConsentPage({ ...visit, persona, action: `/fapi/sign-in/${visit.uid}/consent` })
}

async function choose(exchange: Exchange, form: URLSearchParams): Promise<void> {
  const { simulation, chosen, response, visit } = exchange
  if (form.has('cancel')) return decline(exchange)
  const persona = simulation.personas.get(form.get('persona') ?? '')
  refuseUnless(persona, 'invalid_request', 'there is no such person')
  chosen.set(visit.uid, persona)
  if (visit.client.kind === 'login') return agree(exchange)
  send(response, redirectTo(`/fapi/sign-in/${visit.uid}/consent`))
}

async function decide(exchange: Exchange, form: URLSearchParams): Promise<void> {
  return form.get('decision') === 'agree' ? agree(exchange) : decline(exchange)
}

async function agree({ simulation, chosen, request, response, visit }: Exchange): Promise<void> {
  const persona = chosen.get(visit.uid)
  refuseUnless(persona, 'invalid_request', 'nobody has logged in')
  chosen.delete(visit.uid)
  const result = await saveGrant(simulation, visit.pushed, persona)
  send(response, redirectTo(await simulation.engine.provider.interactionResult(request, response, result)))
}

async function decline({ simulation, chosen, request, response, visit }: Exchange): Promise<void> {
  chosen.delete(visit.uid)
  const result = { error: 'access_denied', error_description: 'the person did not agree' }
  send(response, redirectTo(await simulation.engine.provider.interactionResult(request, response, result)))
}

function isConsent(request: IncomingMessage): boolean {
  return addressOf(request).pathname.endsWith('/consent')
}

function addressOf(request: IncomingMessage): URL {
  return new URL(request.url ?? '/', 'http://localhost')
}

/** The request this browser is in the middle of; one that has ended, or belongs to another browser, is refused. */
async function readVisit(simulation: Simulation, request: IncomingMessage, response: ServerResponse): Promise<Visit> {
  const ended = new Refusal('invalid_request', 'this sign-in has ended or was begun in another browser')
  const { provider } = simulation.engine
  const { uid } = await provider.interactionDetails(request, response).catch(() => {
    throw ended
  })
  const pushed = simulation.pushed.ofAttempt(simulation.observations.attemptOf(`sign-in ${uid}`))
  if (!pushed || !request.url?.startsWith(`/fapi/sign-in/${uid}`)) throw ended
  const client = findClient(simulation, pushed.clientId)
  return { uid, client, pushed, scopes: pushed.scopes, leadsTo: new URL(pushed.redirectUri).origin }
}
