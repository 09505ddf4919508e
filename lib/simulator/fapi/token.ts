import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Simulation } from '../simulation.ts'
import { buildJsonAnswer, send } from '../web/http.ts'
import { Refusal, refuseUnless } from '../web/refusal.ts'
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
import { type AuthenticatedRequest, authenticateRequest } from './checks/authenticated-request.ts'
import { type DpopProof, refuseOtherKey } from './checks/dpop-proof.ts'
import type { EngineAnswer } from './engine/engine.ts'
import { buildIdTokenClaims } from './id-token.ts'
import { sealToken } from './sealed-token.ts'

/**
 * The token endpoint.
 *
 * @see Singpass developer documentation, Integration Guide, 3. The Token Request
 */
export async function handleToken(
  simulation: Simulation,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let clientId: string | undefined
  try {
    const exchange = await authenticateRequest(simulation, request, simulation.endpoints.token)
    clientId = exchange.client.clientId
    checkParameters(exchange.form)
    const { proof } = exchange
    refuseUnless(proof, 'invalid_request', 'no DPoP header is sent')
    const code = await simulation.engine.provider.AuthorizationCode.find(exchange.form.get('code') ?? '')
    if (code?.dpopJkt !== undefined && code.clientId === clientId) refuseOtherKey(proof, code.dpopJkt, 'bound at PAR')
    const facts = { clientId, ...(code?.accountId === undefined ? {} : { persona: code.accountId }) }
    const refusal = await takeRefusal(simulation, 'token', facts)
    if (refusal) return send(response, refusal)
    const demandNonce = proof.nonce === undefined && takeNonceDemand(simulation, 'token', facts) !== undefined
    const answer = await simulation.engine.run({ request, response, path: '/token', body: exchange.body, demandNonce })
    const challenge = takeChallenge(simulation, 'token', answer, clientId)
    if (challenge) return send(response, challenge)
    refuseAsEngine(answer)
    await issue(simulation, { response, answer, exchange, proof })
  } catch (error) {
    send(response, answerRefusal(simulation, 'token', error, clientId))
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

async function issue(simulation: Simulation, { response, answer, exchange, proof }: Issue): Promise<void> {
  const { clientId } = exchange.client
  const persona = simulation.personas.get(answer.accountId ?? '')
  if (!persona || !answer.code) throw new Refusal('server_error', 'the engine issued a token without a person')
  const facts = { clientId, persona: persona.id }
  await rotateIfArmed(simulation, 'id-token', facts)
  const { encryption } = await simulation.keyring.find(exchange.client)
  const grant = { clientId, scopes: answer.code.scope.split(' '), nonce: answer.code.nonce }
  const idToken = await sealToken(simulation, 'id-token', {
    claims: buildIdTokenClaims(simulation, persona, grant),
    recipient: { jwk: encryption, enc: 'A256CBC-HS512' },
    facts,
  })
  const accessToken = await signAccessToken(simulation, {
    ...grant,
    subject: persona.id,
    engineToken: String(answer.body.access_token),
    thumbprint: proof.thumbprint,
  })
  simulation.journal.write({ call: 'token', outcome: 'accepted', clientId })
  const content = { access_token: accessToken, id_token: idToken, token_type: 'DPoP', expires_in: 1800 }
  const headers = simulation.settings.requireNonce ? nonceHeader(answer) : {}
  await sendAnswer(simulation, 'token', { response, answer: buildJsonAnswer(200, content, headers), facts })
}
