import type { IncomingMessage, ServerResponse } from 'node:http'
import { redirectTo } from '../fapi/authorise.ts'
import type { Persona } from '../personas/persona.ts'
import type { RegisteredClient } from '../registration/registered-client.ts'
import type { Simulation } from '../simulation.ts'
import { parseForm, readBody, send } from '../web/http.ts'
import { Refusal, refuseUnless } from '../web/refusal.ts'
import { buildConsentPage } from './consent.ts'
import { buildGalleryPage } from './gallery.ts'
import { sendPage } from './layout.ts'
import { buildProblemPage } from './problem.ts'

/** The pages between leaving the application and coming back: who logs in, then what is shared. */
export interface SignIn {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
}

interface Visit {
  uid: string
  client: RegisteredClient
  scopes: readonly string[]
  /** Origin of the redirect URI. */
  leadsTo: string
}

/** Serves `/fapi/sign-in/<uid>` and its consent page. Who was chosen is remembered here, never in the browser. */
export function createSignIn(simulation: Simulation): SignIn {
  const chosen = new Map<string, Persona>()

  async function show(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const visit = await readVisit(simulation, request, response)
    const action = `/fapi/sign-in/${visit.uid}`
    const persona = chosen.get(visit.uid)
    if (!isConsent(request)) {
      return sendPage(
        response,
        200,
        buildGalleryPage({ ...visit, personas: [...simulation.personas.values()], action }),
      )
    }
    if (!persona) return send(response, redirectTo(action))
    sendPage(response, 200, buildConsentPage({ ...visit, persona, action: `${action}/consent` }))
  }

  async function choose(request: IncomingMessage, response: ServerResponse, form: URLSearchParams): Promise<void> {
    const visit = await readVisit(simulation, request, response)
    if (form.has('cancel')) return decline(request, response, visit)
    const persona = simulation.personas.get(form.get('persona') ?? '')
    refuseUnless(persona, 'invalid_request', 'there is no such person')
    chosen.set(visit.uid, persona)
    if (visit.client.kind === 'login') return agree(request, response, visit)
    send(response, redirectTo(`/fapi/sign-in/${visit.uid}/consent`))
  }

  async function decide(request: IncomingMessage, response: ServerResponse, form: URLSearchParams): Promise<void> {
    const visit = await readVisit(simulation, request, response)
    return form.get('decision') === 'agree' ? agree(request, response, visit) : decline(request, response, visit)
  }

  async function agree(request: IncomingMessage, response: ServerResponse, visit: Visit): Promise<void> {
    const persona = chosen.get(visit.uid)
    refuseUnless(persona, 'invalid_request', 'nobody has logged in')
    chosen.delete(visit.uid)
    const { provider } = simulation.engine
    const grant = new provider.Grant({ accountId: persona.id, clientId: visit.client.clientId })
    grant.addOIDCScope(visit.scopes.join(' '))
    const result = { login: { accountId: persona.id, remember: false }, consent: { grantId: await grant.save() } }
    send(response, redirectTo(await provider.interactionResult(request, response, result)))
  }

  async function decline(request: IncomingMessage, response: ServerResponse, visit: Visit): Promise<void> {
    chosen.delete(visit.uid)
    const result = { error: 'access_denied', error_description: 'the person did not agree' }
    send(response, redirectTo(await simulation.engine.provider.interactionResult(request, response, result)))
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'GET') return show(request, response)
    refuseUnless(request.method === 'POST', 'invalid_request', 'the method is neither GET nor POST', 405)
    const form = parseForm(request, await readBody(request))
    return isConsent(request) ? decide(request, response, form) : choose(request, response, form)
  }

  return {
    async handle(request, response) {
      try {
        await answer(request, response)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        sendPage(response, error.status, buildProblemPage(error))
      }
    },
  }
}

function isConsent(request: IncomingMessage): boolean {
  return new URL(request.url ?? '/', 'http://localhost').pathname.endsWith('/consent')
}

/** The request this browser is in the middle of; one that has ended, or belongs to another browser, is refused. */
async function readVisit(simulation: Simulation, request: IncomingMessage, response: ServerResponse): Promise<Visit> {
  const ended = new Refusal('invalid_request', 'this sign-in has ended or was begun in another browser')
  const { uid, params } = await simulation.engine.provider.interactionDetails(request, response).catch(() => {
    throw ended
  })
  const client = simulation.clients.get(String(params.client_id))
  if (!client || !request.url?.startsWith(`/fapi/sign-in/${uid}`)) throw ended
  return {
    uid,
    client,
    scopes: String(params.scope).split(' '),
    leadsTo: new URL(String(params.redirect_uri)).origin,
  }
}
