import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Fault, FaultFacts, OpaqueTokenFault } from '../faults/fault.ts'
import type { Persona } from '../personas/persona.ts'
import { type ObservedCall, shapeOf } from '../review/observed.ts'
import type { Simulation } from '../simulation.ts'
import { buildJsonAnswer, send } from '../web/http.ts'
import { Refusal, refuseUnless } from '../web/refusal.ts'
import { signAccessToken } from './access-token.ts'
import {
  accept,
  answerRefusal,
  noteFault,
  refuseAsEngine,
  rotateIfArmed,
  sendAnswer,
  takeRefusal,
} from './answering.ts'
import { type AuthenticatedRequest, authenticateRequest } from './checks/authenticated-request.ts'
import { type DpopProof, refuseOtherKey } from './checks/dpop-proof.ts'
import { readUrl } from './discovery.ts'
import type { EngineAnswer } from './engine/engine.ts'
import { buildIdTokenClaims } from './id-token.ts'
import type { PushedRequest } from './memory/pushed-requests.ts'
import { buildNonceHeader, challengeNonce } from './nonce-challenge.ts'
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
  const call = simulation.observations.begin('token', request)
  try {
    const exchange = await authenticateRequest(simulation, { request, url: readUrl(simulation, request), call })
    const { clientId } = exchange.client
    checkParameters(exchange.form)
    const { proof, form } = exchange
    refuseUnless(proof, 'invalid_request', 'no DPoP header is sent')
    call.verifier = shapeOf(form.get('code_verifier') ?? '')
    const { pushed, persona } = await findLogin(simulation, form.get('code') ?? '', clientId)
    if (pushed) {
      call.attempt = pushed.attempt
      refuseOtherKey(proof, pushed.thumbprint, 'bound at PAR')
    }
    const facts = { clientId, call, ...(persona === undefined ? {} : { persona }) }
    const refusal = await takeRefusal(simulation, 'token', facts)
    if (refusal) return send(response, refusal)
    const challenge = challengeNonce(simulation, 'token', { nonce: proof.nonce, facts, call })
    if (challenge) return send(response, challenge)
    const answer = await simulation.engine.run({ request, response, path: '/token', body: exchange.body })
    refuseAsEngine(answer)
    await issue(simulation, { response, answer, exchange, proof, call })
  } catch (error) {
    send(response, answerRefusal(simulation, call, error))
  }
}

interface Login {
  pushed?: PushedRequest | undefined
  persona?: string
}

/** The login that a code belongs to, if it was issued to this client. */
async function findLogin({ engine, observations, pushed }: Simulation, code: string, clientId: string): Promise<Login> {
  const found = await engine.provider.AuthorizationCode.find(code)
  if (!found || found.clientId !== clientId) return {}
  return {
    pushed: pushed.ofAttempt(observations.attemptOf(`grant ${found.grantId}`)),
    ...(found.accountId === undefined ? {} : { persona: found.accountId }),
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
  call: ObservedCall
}

async function issue(simulation: Simulation, { response, answer, exchange, proof, call }: Issue): Promise<void> {
  const { clientId } = exchange.client
  const persona = simulation.personas.get(answer.accountId ?? '')
  if (!persona || !answer.code) throw new Refusal('server_error', 'the engine issued a token without a person')
  const facts = { clientId, persona: persona.id, call }
  await rotateIfArmed(simulation, 'id-token', facts)
  const scopes = answer.code.scope.split(' ')
  const accessToken = await signAccessToken(simulation, {
    clientId,
    scopes,
    subject: persona.id,
    engineToken: String(answer.body.access_token),
    thumbprint: proof.thumbprint,
    isOpaque: takeOpaque(simulation, facts),
  })
  const idToken = await sealIdToken(simulation, { exchange, persona, facts, accessToken, code: answer.code })
  accept(simulation, call)
  const content = { access_token: accessToken, id_token: idToken, token_type: 'DPoP', expires_in: 1800 }
  const good = { ...buildJsonAnswer(200, content, buildNonceHeader(simulation, 'token')), scopes }
  await sendAnswer(simulation, 'token', { response, answer: good, facts })
}

interface Sealing {
  exchange: AuthenticatedRequest
  persona: Persona
  facts: FaultFacts & { clientId: string }
  accessToken: string
  code: NonNullable<EngineAnswer['code']>
}

async function sealIdToken(simulation: Simulation, sealing: Sealing): Promise<string> {
  const { exchange, persona, facts, accessToken, code } = sealing
  const { encryption } = await simulation.keyring.find(exchange.client)
  const pushed = simulation.pushed.ofAttempt(facts.call?.attempt)
  const grant = {
    clientId: facts.clientId,
    scopes: code.scope.split(' '),
    nonce: code.nonce,
    acrValues: pushed?.acrValues ?? [],
  }
  return sealToken(simulation, 'id-token', {
    claims: buildIdTokenClaims(simulation, persona, grant),
    recipient: { jwk: encryption, enc: 'A256CBC-HS512' },
    facts,
    accessToken,
  })
}

/** Whether the access token is to be one that holds nothing. */
function takeOpaque(simulation: Simulation, facts: FaultFacts): boolean {
  const fits = (fault: Fault): fault is OpaqueTokenFault => fault.kind === 'opaque-token'
  const taken = simulation.board.take(fits, facts)
  if (taken) noteFault(simulation, 'token', taken.fault.name, facts)
  return taken !== undefined
}
