import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Fault, FaultFacts, PersonFault } from '../faults/fault.ts'
import { personInfo } from '../personas/index.ts'
import type { Persona } from '../personas/persona.ts'
import type { ObservedCall } from '../review/observed.ts'
import type { Simulation } from '../simulation.ts'
import { type Answer, send } from '../web/http.ts'
import { Refusal, refuseUnless } from '../web/refusal.ts'
import { type AccessGrant, verifyAccessToken } from './access-token.ts'
import { accept, answerRefusal, noteFault, rotateIfArmed, sendAnswer, takeRefusal } from './answering.ts'
import { verifyDpopProof } from './checks/dpop-proof.ts'
import { readUrl } from './discovery.ts'
import { buildNonceHeader, challengeNonce } from './nonce-challenge.ts'
import { sealToken } from './sealed-token.ts'

/**
 * The userinfo endpoint: the person, signed and encrypted.
 *
 * @see Singpass developer documentation, Integration Guide, 5. The Userinfo Request
 */
export async function handleUserinfo(
  simulation: Simulation,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const call = simulation.observations.begin('userinfo', request)
  try {
    const { grant, nonce } = await authorise(simulation, request, call)
    const facts = { clientId: grant.clientId, persona: grant.subject, call }
    const challenge = challengeNonce(simulation, 'userinfo', { nonce, facts, call })
    if (challenge) return send(response, challenge)
    const persona = findPersona(simulation, grant)
    const refusal = await takeRefusal(simulation, 'userinfo', facts)
    if (refusal) return send(response, refusal)
    const body = await sealPerson(simulation, persona, { ...grant, facts })
    accept(simulation, call)
    await sendAnswer(simulation, 'userinfo', { response, answer: buildJwtAnswer(simulation, body), facts })
  } catch (error) {
    send(response, withChallengeHeader(answerRefusal(simulation, call, error)))
  }
}

async function authorise(simulation: Simulation, request: IncomingMessage, call: ObservedCall) {
  const token = readToken(request)
  const grant = await verifyAccessToken(simulation, token)
  call.clientId = grant.clientId
  if (grant.attempt !== undefined) call.attempt = grant.attempt
  const proof = await verifyDpopProof({
    headers: request.headersDistinct.dpop ?? [],
    method: 'GET',
    url: readUrl(simulation, request),
    owner: grant.clientId,
    accessToken: token,
    now: simulation.clock.seconds(),
    leeway: simulation.settings.leeway,
    requireExpiry: simulation.settings.requireProofExpiry,
    seen: simulation.seen,
    status: 401,
  })
  call.proof = proof.shape
  const isSameKey = proof.thumbprint === grant.thumbprint
  if (!isSameKey) throw new Refusal('invalid_dpop_proof', 'DPoP proof key is not the one the token is bound to', 401)
  return { grant, nonce: proof.nonce }
}

function readToken(request: IncomingMessage): string {
  refuseUnless(request.method === 'GET', 'invalid_request', 'the method is not GET', 405)
  refuseUnless(!(request.url ?? '').includes('?'), 'invalid_request', 'a query is sent')
  const authorization = request.headersDistinct.authorization ?? []
  refuseUnless(authorization.length < 2, 'invalid_request', 'two Authorization headers are sent')
  const [scheme = '', token = ''] = (authorization[0] ?? '').split(' ')
  refuseUnless(scheme.toLowerCase() === 'dpop', 'invalid_token', 'the Authorization scheme is not DPoP', 401)
  return token
}

function findPersona(simulation: Simulation, { clientId, subject }: AccessGrant): Persona {
  const persona = simulation.personas.get(subject)
  refuseUnless(persona, 'invalid_token', 'access token is of nobody', 401)
  const isMyinfo = simulation.clients.get(clientId)?.kind !== 'login'
  refuseUnless(isMyinfo, 'insufficient_scope', 'a Login application has no userinfo')
  const hasMyinfo = persona.account === 'standard'
  refuseUnless(hasMyinfo, 'invalid_request', 'the person has a Singpass Foreign Account, which has no Myinfo')
  return persona
}

type Facts = FaultFacts & { clientId: string }

interface SealRequest extends AccessGrant {
  facts: Facts
}

async function sealPerson(
  simulation: Simulation,
  persona: Persona,
  { clientId, scopes, facts }: SealRequest,
): Promise<string> {
  const client = simulation.clients.get(clientId)
  refuseUnless(client, 'invalid_token', 'access token is of no application', 401)
  await rotateIfArmed(simulation, 'userinfo', facts)
  const { encryption } = await simulation.keyring.find(client)
  const claims = {
    sub: persona.id,
    iss: simulation.endpoints.issuer,
    aud: clientId,
    iat: simulation.clock.seconds(),
    person_info: alterPerson(simulation, personInfo(persona, scopes), facts),
  }
  return sealToken(simulation, 'userinfo', { claims, recipient: { jwk: encryption, enc: 'A256GCM' }, facts })
}

function alterPerson(
  simulation: Simulation,
  person: Record<string, unknown>,
  facts: FaultFacts,
): Record<string, unknown> {
  const fits = (fault: Fault): fault is PersonFault => fault.kind === 'person'
  const taken = simulation.board.take(fits, facts)
  if (!taken) return person
  noteFault(simulation, 'userinfo', taken.fault.name, facts)
  return taken.fault.person(structuredClone(person))
}

function buildJwtAnswer(simulation: Simulation, body: string): Answer {
  const nonce = buildNonceHeader(simulation, 'userinfo')
  return { status: 200, headers: { 'content-type': 'application/jwt', 'cache-control': 'no-store', ...nonce }, body }
}

/** Userinfo repeats some errors in a header. */
function withChallengeHeader(answer: Answer): Answer {
  const content: unknown = JSON.parse(String(answer.body))
  const error = typeof content === 'object' && content !== null && 'error' in content ? content.error : ''
  const isRepeated = ['invalid_request', 'invalid_token', 'invalid_dpop_proof'].includes(String(error))
  if (!isRepeated) return answer
  return { ...answer, headers: { ...answer.headers, 'www-authenticate': `DPoP error="${error}"` } }
}
