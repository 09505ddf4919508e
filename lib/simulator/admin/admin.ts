import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FaultOrder } from '../faults/board.ts'
import { faults } from '../faults/index.ts'
import type { Responder } from '../listener.ts'
import { parseSettings } from '../settings.ts'
import type { Simulation } from '../simulation.ts'
import { buildJsonAnswer, readBody, send } from '../web/http.ts'
import { parseJsonObject } from '../web/json.ts'
import { Refusal } from '../web/refusal.ts'

type Call = (input: Record<string, unknown>) => unknown

/** Calls for tests and demonstrations, answered in JSON to callers on this machine. */
export function createAdmin(simulation: Simulation): Responder {
  const calls = buildCalls(simulation)
  return async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', simulation.endpoints.issuer)
    const call = calls.get(`${request.method} ${pathname}`)
    if (!call) return false
    await answerCall(call, request, response)
    return true
  }
}

function buildCalls(simulation: Simulation): ReadonlyMap<string, Call> {
  return new Map<string, Call>([
    ['GET /faults', () => ({ armed: simulation.board.armed(), faults: listFaults() })],
    ['POST /faults', (input) => simulation.board.arm(readOrder(input))],
    ['DELETE /faults', () => clearFaults(simulation)],
    ['GET /admin/log', () => ({ log: simulation.journal.entries() })],
    ['DELETE /admin/log', () => simulation.journal.clear()],
    ['GET /admin/config', () => simulation.settings],
    ['POST /admin/config', (input) => Object.assign(simulation.settings, parseSettings(input))],
    ['GET /admin/clock', () => readClock(simulation)],
    ['POST /admin/clock', (input) => moveClock(simulation, input)],
    ['POST /admin/rotate-keys', () => rotateKeys(simulation)],
    ['POST /admin/forget-client-keys', () => simulation.keyring.forget()],
    ['GET /admin/personas', () => ({ personas: listPersonas(simulation) })],
  ])
}

/** Only this machine may ask, by a loopback name, and no web page may ask on someone's behalf. */
function refuseStrangers(request: IncomingMessage): void {
  const { hostname } = new URL(`http://${request.headers.host ?? 'unknown'}`)
  const isLoopback = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
  const isFromPage = request.headers.origin !== undefined
  if (!isLoopback || isFromPage) throw new Refusal('forbidden', 'admin calls come from this machine alone', 403)
}

async function answerCall(call: Call, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    refuseStrangers(request)
    const body = await readBody(request)
    const input = body === '' ? {} : parseJsonObject(body)
    if (!input) throw new TypeError('the body is not a JSON object')
    const result = await call(input)
    send(response, result === undefined ? { status: 204, headers: {}, body: '' } : buildJsonAnswer(200, result))
  } catch (error) {
    if (error instanceof TypeError) return send(response, buildJsonAnswer(400, { error: error.message }))
    if (error instanceof Refusal) return send(response, buildJsonAnswer(error.status, { error: error.message }))
    throw error
  }
}

function listFaults(): Record<string, string> {
  return Object.fromEntries([...faults.values()].map(({ name, says }) => [name, says]))
}

function listPersonas(simulation: Simulation) {
  return [...simulation.personas.values()].map(({ id, title, story, account }) => ({ id, title, story, account }))
}

function readOrder(input: Record<string, unknown>): FaultOrder {
  const { fault, times = 1, delay = 0, client, persona, ...others } = input
  const [unknown] = Object.keys(others)
  if (unknown) throw new TypeError(`"${unknown}" is not known; a fault has fault, times, delay, client and persona`)
  if (typeof fault !== 'string') throw new TypeError('"fault" is missing')
  if (typeof times !== 'number' || typeof delay !== 'number') throw new TypeError('"times" and "delay" are numbers')
  return {
    fault,
    times,
    delay,
    ...(client === undefined ? {} : { client: String(client) }),
    ...(persona === undefined ? {} : { persona: String(persona) }),
  }
}

function clearFaults(simulation: Simulation): void {
  simulation.board.clear()
}

function readClock({ clock }: Simulation) {
  return { offset: clock.offset(), now: new Date(clock.now()).toISOString() }
}

function moveClock(simulation: Simulation, { offset }: Record<string, unknown>) {
  if (typeof offset !== 'number' || !Number.isInteger(offset)) throw new TypeError('"offset" is not whole seconds')
  simulation.clock.setOffset(offset)
  return readClock(simulation)
}

async function rotateKeys(simulation: Simulation) {
  await simulation.signingKeys.rotate(simulation.settings.keepOldKey)
  return { kid: simulation.signingKeys.current().kid, keepOldKey: simulation.settings.keepOldKey }
}
