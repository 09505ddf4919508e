import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { handleAuthorise } from './fapi/authorise.ts'
import { sendDiscovery, sendKeys } from './fapi/documents.ts'
import { handlePar } from './fapi/par.ts'
import { handleToken } from './fapi/token.ts'
import { handleUserinfo } from './fapi/userinfo.ts'
import { buildHomePage } from './pages/home.ts'
import { sendPage } from './pages/layout.ts'
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
    refusePath(simulation, pathname, response)
  }

  return (request, response) => {
    response.setHeader('date', new Date(simulation.clock.now()).toUTCString())
    answer(request, response).catch((error: unknown) => failSafely(simulation, response, error))
  }
}

function buildRoutes(simulation: Simulation): ReadonlyMap<string, Handler> {
  const signIn = createSignIn(simulation)
  type Handle = (simulation: Simulation, request: IncomingMessage, response: ServerResponse) => Promise<void>
  const bound = (handle: Handle): Handler => {
    return (request, response) => handle(simulation, request, response)
  }
  return new Map<string, Handler>([
    ['/', (_, response) => sendPage(response, 200, buildHomePage(simulation))],
    ['/fapi/.well-known/openid-configuration', bound(sendDiscovery)],
    ['/.well-known/keys', bound(sendKeys)],
    ['/fapi/par', onlyPost(bound(handlePar))],
    ['/fapi/token', onlyPost(bound(handleToken))],
    ['/fapi/userinfo', bound(handleUserinfo)],
    ['/fapi/auth', bound(handleAuthorise)],
    // The same endpoints under other paths, for a client that reads discovery and does not build addresses itself.
    ['/moved/par', onlyPost(bound(handlePar))],
    ['/moved/token', onlyPost(bound(handleToken))],
    ['/moved/userinfo', bound(handleUserinfo)],
    ['/fapi/sign-in', signIn.handle],
    ['/simulator.css', (_, response) => sendStyle(response)],
    ['/elsewhere', (_, response) => noteFollower(simulation, response)],
  ])
}

function onlyPost(handler: Handler): Handler {
  const refusal = buildJsonAnswer(405, { error: 'invalid_request', error_description: 'the method is not POST' })
  return (request, response) => (request.method === 'POST' ? handler(request, response) : send(response, refusal))
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

/** A path that nobody serves is told in the log, for the client that built an address by itself. */
function refusePath({ journal, endpoints }: Simulation, pathname: string, response: ServerResponse): void {
  const path = pathname.replaceAll(/[^\w./~-]/g, '?').slice(0, 100)
  const reason = `nothing is served at ${path}; discovery is at ${endpoints.discovery}`
  journal.write({ call: 'unknown', outcome: 'refused', error: 'not_found', reason })
  send(response, buildJsonAnswer(404, { error: 'not_found', error_description: reason }))
}

function failSafely(simulation: Simulation, response: ServerResponse, error: unknown): void {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown'
  simulation.journal.write({ call: 'simulator', outcome: 'refused', error: 'server_error', reason })
  if (response.headersSent) return void response.destroy()
  send(response, buildJsonAnswer(500, { error: 'server_error', error_description: 'the simulator failed' }))
}
