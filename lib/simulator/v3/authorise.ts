import { randomBytes } from 'node:crypto'
import { attributeScopes, retiredScopes } from '../personas/index.ts'
import type { Answer } from '../web/http.ts'
import { isCovered, type V3Context, type V3Service } from './client.ts'
import { deny, grant } from './sign-in-pages.ts'
import type { Call, V3Simulation } from './simulation.ts'
import { buildRedirect } from './wire/answers.ts'
import { buildBrowserCookie } from './wire/browser-cookie.ts'
import { buildCallback } from './wire/callback.ts'
import { type Parameters, parseQuery } from './wire/parameters.ts'
import { demand } from './wire/refusal.ts'

/**
 * Judges an authorise request and begins its sign-in.
 *
 * Until client, callback and state are known to be right, a mistake is told on a page. After that, attributes that are
 * unknown or not approved go back to the service as `invalid_scope`.
 *
 * @see Myinfo v3 API specification, Authorise
 */
export async function authorise(simulation: V3Simulation, call: Call, context: V3Context): Promise<Answer> {
  const parameters = parseQuery(call.query)
  const service = findService(simulation, parameters, context)
  const { redirectUri, state } = checkWayBack(service, parameters)
  const purpose = checkWords(service, parameters)
  const attributes = (parameters.attributes ?? '').split(',')
  const fault = findScopeFault(attributes, service)
  if (fault !== undefined) {
    simulation.log({
      call: 'v3-authorise',
      outcome: 'refused',
      clientId: service.clientId,
      error: 'invalid_scope',
      reason: fault.reason,
    })
    return buildRedirect(
      buildCallback(redirectUri, { error: 'invalid_scope', 'error-description': fault.message, state }),
    )
  }
  const id = randomBytes(16).toString('hex')
  const browser = randomBytes(16).toString('hex')
  const pending = { id, browser, service, redirectUri, state, purpose, attributes }
  simulation.log({ call: 'v3-authorise', outcome: 'accepted', clientId: service.clientId })
  const order = simulation.signInAs(service.clientId)
  if (order) return order.decision === 'agree' ? grant(simulation, pending, order.persona) : deny(simulation, pending)
  simulation.memory.pending.set(id, pending)
  return buildRedirect(`/v3/sign-in/${id}/login`, { 'set-cookie': buildBrowserCookie(id, browser) })
}

function findService(simulation: V3Simulation, { client_id = '' }: Parameters, context: V3Context): V3Service {
  const service = simulation.services.get(client_id)
  demand(service, [400, 'Invalid client_id', client_id === '' ? 'client_id is missing' : 'client_id is not registered'])
  demand(service.context === context, [400, 'Digital Service is invalid', `the service is not one of /${context}`])
  return service
}

function checkWayBack(service: V3Service, { redirect_uri, state }: Parameters): { redirectUri: string; state: string } {
  demand(redirect_uri, [400, 'Invalid redirect_uri', 'redirect_uri is missing'])
  const isRegistered = service.redirectUris.includes(redirect_uri)
  demand(isRegistered, [400, 'Invalid redirect_uri', 'redirect_uri is not, letter by letter, a registered callback'])
  demand(state, [400, 'Invalid state', 'state is missing'])
  return { redirectUri: redirect_uri, state }
}

function checkWords(service: V3Service, parameters: Parameters): string {
  const { purpose = '', response_type = 'code', authmode = 'SINGPASS', login_type = 'SINGPASS' } = parameters
  demand(purpose.trim() !== '', [400, 'Invalid purpose', 'purpose is missing or empty'])
  demand(parameters.attributes, [400, 'Invalid attributes', 'attributes is missing or empty'])
  demand(response_type === 'code', [400, 'Invalid response_type', 'response_type is not code'])
  demand(authmode === 'SINGPASS', [400, 'Invalid authmode', 'authmode is not SINGPASS'])
  demand(['SINGPASS', 'QR'].includes(login_type), [400, 'Invalid login_type', 'login_type is neither SINGPASS nor QR'])
  checkEservice(service, parameters)
  return purpose
}

/** `gov` names the e-service that the person is on. */
export function checkEservice({ context, eserviceId }: V3Service, { sp_esvcId }: Parameters): void {
  if (context !== 'gov') return
  demand(sp_esvcId, [400, 'Invalid sp_esvcId', 'sp_esvcId is missing'])
  demand(sp_esvcId === eserviceId, [403, 'Digital Service is invalid', 'sp_esvcId is not the registered e-service ID'])
}

const known = new Set([...attributeScopes.flatMap(withParents), ...retiredScopes])

function withParents(scope: string): string[] {
  const names = scope.split('.')
  return names.map((_, index) => names.slice(0, index + 1).join('.'))
}

function findScopeFault(attributes: readonly string[], service: V3Service) {
  const unknown = attributes.find((attribute) => !known.has(attribute))
  if (unknown !== undefined) {
    const reason = `attribute "${unknown.slice(0, 60)}" is unknown; names are joined by commas without spaces`
    return { message: 'Invalid realm scope', reason }
  }
  const refused = attributes.find((attribute) => !isCovered(attribute, service.attributes))
  if (refused === undefined) return undefined
  return { message: 'Invalid client scope', reason: `attribute "${refused}" is not approved for this service` }
}
