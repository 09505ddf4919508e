import type { IncomingMessage, ServerResponse } from 'node:http'
import { buildJsonAnswer, send } from '../http.ts'
import { Refusal, refuseUnless } from '../refusal.ts'
import type { World } from '../world.ts'
import { signAccessToken } from './access-token.ts'
import {
  answerRefusal,
  nonceHeader,
  refuseAsEngine,
  rotateIfArmed,
  sendAnswer,
  takeChallenge,
  takeNonceDemand,
  takeRefusal,
} from './answering.ts'
import { type AuthenticatedRequest, authenticateRequest } from './authenticated-request.ts'
import { type DpopProof, refuseOtherKey } from './dpop-proof.ts'
import type { EngineAnswer } from './engine.ts'
import { buildIdTokenClaims } from './id-token.ts'
import { sealToken } from './sealed-token.ts'

/**
 * The token endpoint.
 *
 * @see Singpass developer documentation, Integration Guide, 3. The Token Request
 */
export async function handleToken(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let clientId: string | undefined
  try {
    const exchange = await authenticateRequest(world, request, world.endpoints.token)
    clientId = exchange.client.clientId
    checkParameters(exchange.form)
    const { proof } = exchange
    refuseUnless(proof, 'invalid_request', 'no DPoP header is sent')
    const code = await world.engine.provider.AuthorizationCode.find(exchange.form.get('code') ?? '')
    if (code?.dpopJkt !== undefined && code.clientId === clientId) refuseOtherKey(proof, code.dpopJkt, 'bound at PAR')
    const facts = { clientId, ...(code?.accountId === undefined ? {} : { persona: code.accountId }) }
    const refusal = await takeRefusal(world, 'token', facts)
    if (refusal) return send(response, refusal)
    const demandNonce = proof.nonce === undefined && takeNonceDemand(world, 'token', facts) !== undefined
    const answer = await world.engine.run({ request, response, path: '/token', body: exchange.body, demandNonce })
    const challenge = takeChallenge(world, 'token', answer, clientId)
    if (challenge) return send(response, challenge)
    refuseAsEngine(answer)
    await issue(world, { response, answer, exchange, proof })
  } catch (error) {
    send(response, answerRefusal(world, 'token', error, clientId))
  }
}

function checkParameters(form: URLSearchParams): void {
  refuseUnless(form.has('grant_type'), 'invalid_request', 'parameter "grant_type" is missing')
  const isCode = form.get('grant_type') === 'authorization_code'
  refuseUnless(isCode, 'unsupported_grant_type', 'parameter "grant_type" is not authorization_code')
  for (const name of ['code', 'redirect_uri', 'code_verifier']) {
    refuseUnless(form.get(name), 'invalid_request', `parameter "${name}" is missing`)
  }
  for (const name of ['state', 'scope', 'client_secret']) {
    refuseUnless(!form.has(name), 'invalid_request', `parameter "${name}" is not part of the token request`)
  }
}

interface Issue {
  response: ServerResponse
  answer: EngineAnswer
  exchange: AuthenticatedRequest
  proof: DpopProof
}

async function issue(world: World, { response, answer, exchange, proof }: Issue): Promise<void> {
  const { clientId } = exchange.client
  const persona = world.personas.get(answer.accountId ?? '')
  if (!persona || !answer.code) throw new Refusal('server_error', 'the engine issued a token without a person')
  const facts = { clientId, persona: persona.id }
  await rotateIfArmed(world, 'id-token', facts)
  const { encryption } = await world.keyring.find(exchange.client)
  const grant = { clientId, scopes: answer.code.scope.split(' '), nonce: answer.code.nonce }
  const idToken = await sealToken(world, 'id-token', {
    claims: buildIdTokenClaims(world, persona, grant),
    recipient: { jwk: encryption, enc: 'A256CBC-HS512' },
    facts,
  })
  const accessToken = await signAccessToken(world, {
    ...grant,
    subject: persona.id,
    engineToken: String(answer.body.access_token),
    thumbprint: proof.thumbprint,
  })
  world.journal.write({ call: 'token', outcome: 'accepted', clientId })
  const content = { access_token: accessToken, id_token: idToken, token_type: 'DPoP', expires_in: 1800 }
  const headers = world.settings.requireNonce ? nonceHeader(answer) : {}
  await sendAnswer(world, 'token', { response, answer: buildJsonAnswer(200, content, headers), facts })
}
