import type { Answer } from '../web/http.ts'
import { readBody } from '../web/http.ts'
import type { V3Context, V3Service } from './client.ts'
import { buildFaultAnswer } from './fault-answers.ts'
import type { V3Delivery } from './faults.ts'
import type { Grant } from './pending-sign-in.ts'
import type { Call, V3Simulation } from './simulation.ts'
import { signAccessToken, TOKEN_LIFETIME } from './wire/access-token.ts'
import { isEqual } from './wire/browser-cookie.ts'
import { type Parameters, parseForm } from './wire/parameters.ts'
import { demand } from './wire/refusal.ts'
import { verifySignedCall } from './wire/signed-call.ts'

/**
 * Exchanges a code for an access token, once.
 *
 * A code that is presented by its own service is spent, whatever else is wrong with the request.
 *
 * @see Myinfo v3 API specification, Token
 */
export async function token(simulation: V3Simulation, call: Call, context: V3Context): Promise<Answer | V3Delivery> {
  const { headers, method = '' } = call.request
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  demand(type === 'application/x-www-form-urlencoded', [400, 'Invalid content type', 'the body is not a form'])
  const parameters = parseForm(await readBody(call.request))
  const { authorization } = headers
  const { service } = verifySignedCall(
    { method, url: `${simulation.origin}${call.path}`, context, parameters, authorization },
    simulation,
  )
  checkClient(service, parameters)
  return exchange(simulation, service, takeGrant(simulation, service, parameters))
}

async function exchange(simulation: V3Simulation, { clientId }: V3Service, grant: Grant): Promise<Answer | V3Delivery> {
  const facts = { clientId, persona: grant.persona.id }
  const fault = await simulation.faultAt('token', facts)
  if (fault !== undefined) simulation.log({ call: 'v3-token', outcome: 'fault', clientId, fault })
  const refusal = buildFaultAnswer(fault)
  if (refusal !== undefined) return refusal
  const accessToken = await signAccessToken(simulation, grant, fault)
  simulation.log({ call: 'v3-token', outcome: 'accepted', clientId })
  return { at: 'v3-token', answer: buildTokenAnswer(accessToken, grant), facts }
}

function checkClient(service: V3Service, { client_secret = '', grant_type }: Parameters): void {
  demand(isEqual(client_secret, service.clientSecret), [
    401,
    'Invalid client_secret',
    'client_secret is missing or wrong',
  ])
  demand(grant_type === 'authorization_code', [400, 'Invalid grant_type', 'grant_type is not authorization_code'])
}

function takeGrant(simulation: V3Simulation, service: V3Service, { code = '', redirect_uri }: Parameters): Grant {
  const isOwn = simulation.memory.grants.get(code)?.service.clientId === service.clientId
  const grant = isOwn ? simulation.memory.grants.take(code) : undefined
  const message = 'Authorisation code is invalid'
  demand(code, [400, message, 'code is missing'])
  demand(grant, [400, message, 'the code is unknown, used, older than 60 s, or of another service'])
  demand(redirect_uri === grant.redirectUri, [400, message, 'redirect_uri is not that of the authorise request'])
  return grant
}

function buildTokenAnswer(accessToken: string, { attributes }: Grant): Answer {
  const body = {
    access_token: accessToken,
    token_type: 'Bearer',
    expires_in: TOKEN_LIFETIME - 1,
    scope: attributes.join(' '),
  }
  const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }
  return { status: 200, headers, body: JSON.stringify(body) }
}
