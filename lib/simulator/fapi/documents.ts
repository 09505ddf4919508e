import type { IncomingMessage, ServerResponse } from 'node:http'
import { loginScopes, myinfoScopes } from '../registration/scopes.ts'
import type { Simulation } from '../simulation.ts'
import { buildJsonAnswer, send } from '../web/http.ts'
import { accept, sendAnswer, takeRefusal } from './answering.ts'
import { buildDiscovery } from './discovery.ts'

/** Names of faults that sign with a decoy: the key set has to show it before the token comes. */
const NEEDS_DECOYS = /-(ps256|eddsa|rs256)$/

/** The discovery document, for everybody. */
export function sendDiscovery(
  simulation: Simulation,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { endpoints, settings } = simulation
  const scopes = [...new Set(['openid', ...myinfoScopes, ...loginScopes])]
  const content = buildDiscovery({ endpoints, scopes, announcesIss: settings.issParam })
  return sendDocument(simulation, 'discovery', { request, response, content })
}

/** The key set, for everybody. */
export async function sendKeys(
  simulation: Simulation,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const isArmed = simulation.board.armed().some(({ fault }) => NEEDS_DECOYS.test(fault))
  const content = await simulation.signingKeys.published(simulation.settings.decoyKeys || isArmed)
  return sendDocument(simulation, 'keys', { request, response, content })
}

interface PublicDocument {
  request: IncomingMessage
  response: ServerResponse
  content: unknown
}

async function sendDocument(
  simulation: Simulation,
  at: 'discovery' | 'keys',
  { request, response, content }: PublicDocument,
): Promise<void> {
  const call = simulation.observations.begin(at, request)
  const refusal = await takeRefusal(simulation, at, { call })
  if (refusal) return send(response, refusal)
  accept(simulation, call)
  const answer = buildJsonAnswer(200, content, { 'cache-control': 'public, max-age=3600' })
  await sendAnswer(simulation, at, { response, answer, facts: { call } })
}
