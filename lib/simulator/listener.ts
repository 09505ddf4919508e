import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { sendAnswer, takeRefusal } from './fapi/answering.ts'
import { handleAuthorise } from './fapi/authorise.ts'
import { myinfoScopes } from './fapi/checks/scopes.ts'
import { buildDiscovery } from './fapi/discovery.ts'
import { handlePar } from './fapi/par.ts'
import { handleToken } from './fapi/token.ts'
import { handleUserinfo } from './fapi/userinfo.ts'
import type { Endpoint } from './faults/fault.ts'
import { createSignIn } from './pages/sign-in.ts'
import { stylesheet } from './pages/style.ts'
import type { Simulation } from './simulation.ts'
import { buildJsonAnswer, send } from './web/http.ts'

/** Answers a request, or leaves it to the next by answering false. */
export type Responder = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void

/** Everything the simulator serves: Singpass's endpoints, the pages, and the other responders that are given. */
export function createListener(simulation: Simulation, responders: readonly Responder[]): RequestListener {
  const routes = buildRoutes(simulation)

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', simulation.endpoints.issuer)
    const handler = routes.get(pathname) ?? routes.get(pathname.split('/').slice(0, 3).join('/'))
    if (handler) return handler(request, response)
    for (const respond of responders) if (await respond(request, response)) return
    send(response, buildJsonAnswer(404, { error: 'not_found' }))
  }

  return (request, response) => {
    response.setHeader('date', new Date(simulation.clock.now()).toUTCString())
    answer(request, response).catch((error: unknown) => failSafely(simulation, response, error))
  }
}

function buildRoutes(simulation: Simulation): ReadonlyMap<string, Handler> {
  const signIn = createSignIn(simulation)
  const bound = (
    handler: (simulation: Simulation, request: IncomingMessage, response: ServerResponse) => Promise<void>,
  ): Handler => {
    return (request, response) => handler(simulation, request, response)
  }
  return new Map<string, Handler>([
    ['/fapi/.well-known/openid-configuration', (_, response) => sendDiscovery(simulation, response)],
    [
      '/.well-known/keys',
      (_, response) => sendPublic(simulation, 'keys', { response, content: simulation.signingKeys.published() }),
    ],
    ['/fapi/par', onlyPost(bound(handlePar))],
    ['/fapi/token', onlyPost(bound(handleToken))],
    ['/fapi/userinfo', bound(handleUserinfo)],
    ['/fapi/auth', bound(handleAuthorise)],
    ['/fapi/sign-in', signIn.handle],
    ['/simulator.css', (_, response) => sendStyle(response)],
    ['/elsewhere', (_, response) => noteFollower(simulation, response)],
  ])
}

function onlyPost(handler: Handler): Handler {
  const refusal = buildJsonAnswer(405, { error: 'invalid_request', error_description: 'the method is not POST' })
  return (request, response) => (request.method === 'POST' ? handler(request, response) : send(response, refusal))
}

function sendDiscovery(simulation: Simulation, response: ServerResponse): Promise<void> {
  const { endpoints, settings } = simulation
  const scopes = ['openid', ...myinfoScopes]
  const content = buildDiscovery({ endpoints, scopes, announcesIss: settings.issParam })
  return sendPublic(simulation, 'discovery', { response, content })
}

interface PublicDocument {
  response: ServerResponse
  content: unknown
}

async function sendPublic(simulation: Simulation, at: Endpoint, { response, content }: PublicDocument): Promise<void> {
  const refusal = await takeRefusal(simulation, at, {})
  if (refusal) return send(response, refusal)
  const answer = buildJsonAnswer(200, content, { 'cache-control': 'public, max-age=3600' })
  await sendAnswer(simulation, at, { response, answer, facts: {} })
}

function sendStyle(response: ServerResponse): void {
  const headers = { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=300' }
  send(response, { status: 200, headers, body: stylesheet })
}

/** Where the redirecting faults lead: a client must never come here. */
function noteFollower(simulation: Simulation, response: ServerResponse): void {
  const reason = 'a redirect of a back-channel answer was followed'
  simulation.journal.write({ call: 'elsewhere', outcome: 'refused', error: 'followed', reason })
  send(response, buildJsonAnswer(200, {}))
}

function failSafely(simulation: Simulation, response: ServerResponse, error: unknown): void {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown'
  simulation.journal.write({ call: 'simulator', outcome: 'refused', error: 'server_error', reason })
  if (response.headersSent) return void response.destroy()
  send(response, buildJsonAnswer(500, { error: 'server_error', error_description: 'the simulator failed' }))
}
