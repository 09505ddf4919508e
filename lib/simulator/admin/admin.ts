import type { IncomingMessage, ServerResponse } from 'node:http'
import { faults } from '../faults/index.ts'
import type { Responder } from '../listener.ts'
import { parseRegistered } from '../registration/clients-file.ts'
import { parseSettings } from '../settings.ts'
import type { Simulation } from '../simulation.ts'
import type { MountedV3 } from '../v3-mount.ts'
import { buildJsonAnswer, readBody, send } from '../web/http.ts'
import { parseJsonObject } from '../web/json.ts'
import { Refusal } from '../web/refusal.ts'
import { refuseStrangers } from './guard.ts'
import { readFaultOrder, readSignInOrder } from './orders.ts'
import { buildReviewCalls } from './review-calls.ts'

type Input = Record<string, unknown>
type Call = (input: Input) => unknown

interface AdminOptions {
  v3: MountedV3
  redirectHosts?: readonly string[]
}

/** Calls for tests and demonstrations, answered in JSON. */
export function createAdmin(simulation: Simulation, options: AdminOptions): Responder {
  const calls = buildCalls(simulation, options)
  return async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', simulation.endpoints.issuer)
    const call = calls.get(`${request.method} ${pathname}`)
    if (!call) return false
    await answerCall(simulation, call, { request, response })
    return true
  }
}

function buildCalls(simulation: Simulation, options: AdminOptions): ReadonlyMap<string, Call> {
  const { board, journal, settings, signIns } = simulation
  return new Map<string, Call>([
    ['GET /faults', () => ({ armed: board.armed(), faults: listFaults() })],
    ['POST /faults', (input) => board.arm(readFaultOrder(input))],
    ['DELETE /faults', () => clearFaults(simulation)],
    ['GET /admin/log', () => ({ log: journal.entries() })],
    ['DELETE /admin/log', () => journal.clear()],
    ['GET /admin/config', () => settings],
    ['POST /admin/config', (input) => Object.assign(settings, parseSettings(input))],
    ['GET /admin/clock', () => readClock(simulation)],
    ['POST /admin/clock', (input) => moveClock(simulation, input)],
    ['GET /admin/clients', () => listClients(simulation, options)],
    ['POST /admin/clients', (input) => registerClients(simulation, options, input)],
    ['POST /admin/sign-in', (input) => orderSignIn(simulation, input)],
    ['DELETE /admin/sign-in', () => signIns.clear()],
    ['POST /admin/rotate-keys', () => rotateKeys(simulation)],
    ['POST /admin/forget-client-keys', () => simulation.keyring.forget()],
    ['GET /admin/personas', () => ({ personas: listPersonas(simulation) })],
    ['GET /admin/person', (input) => readPerson(simulation, input)],
    ...buildReviewCalls(simulation),
  ])
}

interface Received {
  request: IncomingMessage
  response: ServerResponse
}

async function answerCall(simulation: Simulation, call: Call, { request, response }: Received): Promise<void> {
  try {
    refuseStrangers(simulation, request)
    const body = await readBody(request)
    const input = body === '' ? readQuery(simulation, request) : parseJsonObject(body)
    if (!input) throw new TypeError('the body is not a JSON object')
    const result = await call(input)
    send(response, result === undefined ? { status: 204, headers: {}, body: '' } : buildJsonAnswer(200, result))
  } catch (error) {
    if (error instanceof TypeError) return send(response, buildJsonAnswer(400, { error: error.message }))
    if (error instanceof Refusal) return send(response, buildJsonAnswer(error.status, { error: error.message }))
    throw error
  }
}

function readQuery({ endpoints }: Simulation, { url = '/' }: IncomingMessage): Input {
  return Object.fromEntries(new URL(url, endpoints.issuer).searchParams)
}

function listFaults(): Record<string, string> {
  return Object.fromEntries([...faults.values()].map(({ name, says }) => [name, says]))
}

function listPersonas({ personas }: Simulation) {
  return [...personas.values()].map(({ id, title, story, group, account }) => ({ id, title, story, group, account }))
}

/** All that Myinfo has of one persona, as it would be asked for with every scope. */
function readPerson({ personas }: Simulation, { persona }: Input) {
  const found = [...personas.values()].find(({ id }) => id === persona)
  if (!found) throw new TypeError('"persona" is nobody of the gallery')
  return { person: found.account === 'foreign' ? undefined : found.person }
}

function listClients({ clients }: Simulation, { v3 }: AdminOptions) {
  const registered = [...clients.values()].map(({ jwks: _, ...client }) => client)
  return { clients: registered, v3Clients: v3.clientIds() }
}

/** One client, or what a clients file holds. Those of the same client ID are replaced. */
function registerClients(simulation: Simulation, { v3, redirectHosts = [] }: AdminOptions, input: Input) {
  const isFile = 'clients' in input || 'v3Clients' in input || 'settings' in input
  const { clients, v3Clients, settings } = parseRegistered(isFile ? input : [input], { redirectHosts })
  v3.register(v3Clients)
  for (const client of clients) simulation.clients.set(client.clientId, client)
  simulation.keyring.forget()
  Object.assign(simulation.settings, settings)
  return { registered: [...clients, ...v3Clients].map(({ clientId }) => clientId) }
}

function orderSignIn(simulation: Simulation, input: Input) {
  const { persona, times, ...order } = readSignInOrder(simulation, input)
  simulation.signIns.order({ persona, times, ...order })
  return { ...order, persona: persona.id, times: Number.isFinite(times) ? times : 'always' }
}

function clearFaults({ board, signingKeys }: Simulation): void {
  board.clear()
  signingKeys.hideDecoys()
}

function readClock({ clock }: Simulation) {
  return { offset: clock.offset(), now: new Date(clock.now()).toISOString() }
}

function moveClock(simulation: Simulation, { offset }: Input) {
  if (typeof offset !== 'number' || !Number.isInteger(offset)) throw new TypeError('"offset" is not whole seconds')
  simulation.clock.setOffset(offset)
  return readClock(simulation)
}

async function rotateKeys({ signingKeys, settings }: Simulation) {
  await signingKeys.rotate(settings.keepOldKey)
  return { kid: signingKeys.current().kid, keepOldKey: settings.keepOldKey }
}
