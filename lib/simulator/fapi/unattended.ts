import type { IncomingMessage, ServerResponse } from 'node:http'
import type { InteractionResults } from 'oidc-provider'
import type { Persona } from '../personas/persona.ts'
import type { Simulation } from '../simulation.ts'
import type { EngineAnswer } from './engine/engine.ts'
import type { PushedRequest } from './memory/pushed-requests.ts'

interface Arrival {
  request: IncomingMessage
  response: ServerResponse
  pushed: PushedRequest
  /** What the engine answered to the browser that arrived: the way to the login page. */
  answer: EngineAnswer
}

/**
 * The engine's answer after a sign-in that needs no page, because somebody was told in advance to log in; undefined when
 * nobody was.
 */
export async function signInUnattended(
  simulation: Simulation,
  { request, response, pushed, answer }: Arrival,
): Promise<EngineAnswer | undefined> {
  const order = simulation.signIns.take(pushed.clientId)
  const uid = String(answer.headers.location).split('/').at(-1) ?? ''
  const interaction = order && (await simulation.engine.provider.Interaction.find(uid))
  if (!order || !interaction) return undefined
  const { persona, decision } = order
  const declined = { error: 'access_denied', error_description: 'the person did not agree' }
  interaction.result = decision === 'agree' ? await saveGrant(simulation, pushed, persona) : declined
  await interaction.persist()
  return simulation.engine.run({ request: withCookies(request, answer), response, path: `/auth/${uid}` })
}

/** What the engine has to know of somebody who agreed; their tokens are told to belong to this login. */
export async function saveGrant(
  { engine: { provider }, observations }: Simulation,
  { clientId, scopes, attempt }: PushedRequest,
  { id }: Persona,
): Promise<InteractionResults> {
  const grant = new provider.Grant({ accountId: id, clientId })
  grant.addOIDCScope(scopes.join(' '))
  const grantId = await grant.save()
  observations.link(`grant ${grantId}`, attempt)
  return { login: { accountId: id, remember: false }, consent: { grantId } }
}

/** The request as a browser would make it that has kept what it was just given. */
function withCookies(request: IncomingMessage, { headers }: EngineAnswer): IncomingMessage {
  const given = [headers['set-cookie'] ?? []].flat().map((cookie) => cookie.split(';')[0])
  return Object.assign(Object.create(request), { headers: { ...request.headers, cookie: given.join('; ') } })
}
