import type { IncomingMessage, ServerResponse } from 'node:http'
import { sendPage } from '../pages/layout.ts'
import type { Persona } from '../personas/index.ts'
import { send } from '../web/http.ts'
import { Refusal } from '../web/refusal.ts'
import type { V3Service } from './client.ts'
import type { V3Alter, V3FaultHook, V3Send } from './faults.ts'
import { drawRefusal } from './pages.ts'
import { createMemory } from './pending-sign-in.ts'
import { findRoute, type Reply, type Route } from './routes.ts'
import {
  type Call,
  defaultV3Settings,
  type V3LogEntry,
  type V3Settings,
  type V3SignInAs,
  type V3Simulation,
} from './simulation.ts'
import { buildError } from './wire/answers.ts'
import { createV3Keys, type V3Keys } from './wire/keys.ts'
import { V3Refusal } from './wire/refusal.ts'

export type { V3Client, V3Context } from './client.ts'
export {
  type V3Alter,
  type V3Delivery,
  type V3Facts,
  type V3Fault,
  type V3FaultHook,
  type V3Point,
  type V3Send,
  v3Faults,
} from './faults.ts'
export { defaultV3Settings, type V3LogEntry, type V3Settings } from './simulation.ts'
export { createV3Keys, readV3Keys, type V3Keys } from './wire/keys.ts'

/** What the v3 part is made of. */
export interface V3Options {
  /** Registered services by client ID; read at each call. */
  services: ReadonlyMap<string, V3Service>
  personas: readonly Persona[]
  /** Made anew when absent. */
  keys?: V3Keys
  /** Epoch milliseconds. */
  now: () => number
  /** Scheme, host and port that clients call, as they sign it: `http://127.0.0.1:5157`. */
  origin: string
  /** Read at each call, so that a change takes effect at once. */
  settings?: V3Settings
  /** Who logs in without a page, if somebody was told to. */
  signInAs?: V3SignInAs
  /** Faults that only v3 has. */
  faults?: V3FaultHook
  /** Faults of the person's data. */
  alter?: V3Alter
  /** Faults of the line and the body. */
  send?: V3Send
  log: (entry: V3LogEntry) => void
}

/** Answers a request of v3 and returns true; returns false when the path belongs to somebody else. */
export type V3Handler = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>

/**
 * Myinfo v3 as the real service speaks it, for clients that are registered.
 *
 * Paths are `/com/v3/…` and `/gov/v3/…`. Beside them, `/v3/sign-in/…` shows the login and consent pages, and
 * `/v3/certificate.pem` gives the certificate that verifies its signatures: a convenience of the simulator, which the
 * real service replaces by a download from its developer portal.
 */
export async function createV3Handler(options: V3Options): Promise<V3Handler> {
  const simulation = buildV3Simulation(options, options.keys ?? (await createV3Keys(options.now())))
  return async (request, response) => {
    const [path = '', query = ''] = (request.url ?? '').split(/\?(.*)/s)
    const route = findRoute(path)
    if (route === undefined) return false
    const answer = await answerOrRefuse(simulation, route, { request, path, query })
    await sendReply(simulation, response, answer)
    return true
  }
}

function buildV3Simulation(options: V3Options, keys: V3Keys): V3Simulation {
  const { origin, services, personas, now, log, settings = defaultV3Settings, signInAs = () => undefined } = options
  const {
    faults: faultAt = () => undefined,
    alter = (person) => person,
    send: deliver = (response, { answer }) => send(response, answer),
  } = options
  const memory = createMemory(now)
  return { origin, services, personas, keys, now, settings, memory, signInAs, faultAt, alter, send: deliver, log }
}

async function answerOrRefuse(simulation: V3Simulation, route: Route, call: Call): Promise<Reply> {
  try {
    return await route.answer(simulation, call)
  } catch (error) {
    const refusal = parseRefusal(error)
    simulation.log({
      call: route.name,
      outcome: 'refused',
      error: `${refusal.status} ${refusal.message}`,
      reason: refusal.reason,
    })
    return route.isPage
      ? { status: refusal.status, page: drawRefusal(refusal) }
      : buildError({ call: route.name, status: refusal.status, message: refusal.message })
  }
}

async function sendReply(simulation: V3Simulation, response: ServerResponse, reply: Reply): Promise<void> {
  if ('page' in reply) return sendPage(response, reply.status, reply.page)
  if ('answer' in reply) return simulation.send(response, reply)
  send(response, reply)
}

// A fault of our own must not be told to the client, and neither must it stop the simulator.
function parseRefusal(error: unknown): V3Refusal {
  if (error instanceof V3Refusal) return error
  if (error instanceof Refusal) return new V3Refusal(error.status, 'Invalid request', error.message)
  return new V3Refusal(
    500,
    'Unexpected error',
    error instanceof Error ? `the simulator failed: ${error.stack}` : 'unknown',
  )
}
