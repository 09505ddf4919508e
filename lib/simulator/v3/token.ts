import type { Answer } from '../http.ts'
import { readBody } from '../http.ts'
import { signAccessToken, TOKEN_LIFETIME } from './access-token.ts'
import { isEqual } from './browser-cookie.ts'
import type { V3Context, V3Service } from './client.ts'
import { buildFaultAnswer } from './fault-answers.ts'
import type { V3Delivery } from './faults.ts'
import type { Grant } from './journey.ts'
import { type Parameters, parseForm } from './parameters.ts'
import { demand } from './refusal.ts'
import type { Call, Side } from './side.ts'
import { verifySignedCall } from './signed-call.ts'

/**
 * Exchanges a code for an access token, once.
 *
 * A code that is presented by its own service is spent, whatever else is wrong with the request.
 *
 * @see Myinfo v3 API specification, Token
 */
export async function token(side: Side, call: Call, context: V3Context): Promise<Answer | V3Delivery> {
  const { headers, method = '' } = call.request
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  demand(type === 'application/x-www-form-urlencoded', [400, 'Invalid content type', 'the body is not a form'])
  const parameters = parseForm(await readBody(call.request))
  const { authorization } = headers
  const { service } = verifySignedCall(
    { method, url: `${side.origin}${call.path}`, context, parameters, authorization },
    side,
  )
  checkClient(service, parameters)
  return exchange(side, service, takeGrant(side, service, parameters))
}

async function exchange(side: Side, { clientId }: V3Service, grant: Grant): Promise<Answer | V3Delivery> {
  const facts = { clientId, persona: grant.persona.id }
  const fault = await side.faultAt('token', facts)
  if (fault !== undefined) side.log({ call: 'v3-token', outcome: 'fault', clientId, fault })
  const refusal = buildFaultAnswer(fault)
  if (refusal !== undefined) return refusal
  const accessToken = await signAccessToken(side, grant, fault)
  side.log({ call: 'v3-token', outcome: 'accepted', clientId })
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

function takeGrant(side: Side, service: V3Service, { code = '', redirect_uri }: Parameters): Grant {
  const isOwn = side.memory.grants.get(code)?.service.clientId === service.clientId
  const grant = isOwn ? side.memory.grants.take(code) : undefined
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
