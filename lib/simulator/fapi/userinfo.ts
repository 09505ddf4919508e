import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Fault, FaultFacts, PersonFault } from '../faults/fault.ts'
import { type Answer, buildJsonAnswer, send } from '../http.ts'
import { personInfo } from '../personas/index.ts'
import type { Persona } from '../personas/persona.ts'
import { Refusal, refuseUnless } from '../refusal.ts'
import type { World } from '../world.ts'
import { type AccessGrant, verifyAccessToken } from './access-token.ts'
import { answerRefusal, noteFault, rotateIfArmed, sendAnswer, takeNonceDemand, takeRefusal } from './answering.ts'
import { verifyDpopProof } from './dpop-proof.ts'
import { sealToken } from './sealed-token.ts'

/**
 * The userinfo endpoint: the person, signed and encrypted.
 *
 * @see Singpass developer documentation, Integration Guide, 5. The Userinfo Request
 */
export async function handleUserinfo(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let clientId: string | undefined
  try {
    const { grant, nonce } = await authorise(world, request)
    clientId = grant.clientId
    const facts = { clientId, persona: grant.subject }
    const challenge = challengeNonce(world, nonce, facts)
    if (challenge) return send(response, challenge)
    const persona = findPersona(world, grant)
    const refusal = await takeRefusal(world, 'userinfo', facts)
    if (refusal) return send(response, refusal)
    const body = await sealPerson(world, persona, { ...grant, facts })
    world.journal.write({ call: 'userinfo', outcome: 'accepted', clientId })
    await sendAnswer(world, 'userinfo', { response, answer: buildJwtAnswer(world, body), facts })
  } catch (error) {
    send(response, withChallengeHeader(answerRefusal(world, 'userinfo', error, clientId)))
  }
}

async function authorise(world: World, request: IncomingMessage) {
  refuseUnless(request.method === 'GET', 'invalid_request', 'the method is not GET', 405)
  refuseUnless(!(request.url ?? '').includes('?'), 'invalid_request', 'a query is sent')
  const authorization = request.headersDistinct.authorization ?? []
  refuseUnless(authorization.length < 2, 'invalid_request', 'two Authorization headers are sent')
  const [scheme = '', token = ''] = (authorization[0] ?? '').split(' ')
  refuseUnless(scheme.toLowerCase() === 'dpop', 'invalid_token', 'the Authorization scheme is not DPoP', 401)
  const grant = await verifyAccessToken(world, token)
  const proof = await verifyDpopProof({
    headers: request.headersDistinct.dpop ?? [],
    method: 'GET',
    url: world.endpoints.userinfo,
    accessToken: token,
    now: world.clock.seconds(),
    leeway: world.settings.leeway,
    requireExpiry: world.settings.requireProofExpiry,
    seen: world.seen,
    status: 401,
  })
  const isSameKey = proof.thumbprint === grant.thumbprint
  if (!isSameKey) throw new Refusal('invalid_dpop_proof', 'DPoP proof key is not the one the token is bound to', 401)
  return { grant, nonce: proof.nonce }
}

function challengeNonce(world: World, nonce: string | undefined, facts: Facts): Answer | undefined {
  if (nonce !== undefined && world.nonces.isGood(nonce)) return undefined
  const demand = nonce === undefined ? takeNonceDemand(world, 'userinfo', facts) : { scheme: 'DPoP' }
  if (!demand) return undefined
  const reason = 'a DPoP nonce is demanded'
  const { clientId } = facts
  world.journal.write({ call: 'userinfo', outcome: 'refused', clientId, error: 'use_dpop_nonce', reason })
  const challenge = `${demand.scheme} error="use_dpop_nonce"`
  const headers = { 'dpop-nonce': world.nonces.current(), 'www-authenticate': challenge }
  return buildJsonAnswer(401, { error: 'use_dpop_nonce', error_description: reason }, headers)
}

function findPersona(world: World, { clientId, subject }: AccessGrant): Persona {
  const persona = world.personas.get(subject)
  refuseUnless(persona, 'invalid_token', 'access token is of nobody', 401)
  const isMyinfo = world.clients.get(clientId)?.kind !== 'login'
  refuseUnless(isMyinfo, 'insufficient_scope', 'a Login application has no userinfo')
  const hasMyinfo = persona.account === 'standard'
  refuseUnless(hasMyinfo, 'invalid_request', 'the person has a Singpass Foreign Account, which has no Myinfo')
  return persona
}

type Facts = FaultFacts & { clientId: string }

interface SealRequest extends AccessGrant {
  facts: Facts
}

async function sealPerson(world: World, persona: Persona, { clientId, scopes, facts }: SealRequest): Promise<string> {
  const client = world.clients.get(clientId)
  refuseUnless(client, 'invalid_token', 'access token is of no application', 401)
  await rotateIfArmed(world, 'userinfo', facts)
  const { encryption } = await world.keyring.find(client)
  const claims = {
    sub: persona.id,
    iss: world.endpoints.issuer,
    aud: clientId,
    iat: world.clock.seconds(),
    person_info: alterPerson(world, personInfo(persona, scopes), facts),
  }
  return sealToken(world, 'userinfo', { claims, recipient: { jwk: encryption, enc: 'A256GCM' }, facts })
}

function alterPerson(world: World, person: Record<string, unknown>, facts: FaultFacts): Record<string, unknown> {
  const fits = (fault: Fault): fault is PersonFault => fault.kind === 'person'
  const taken = world.board.take(fits, facts)
  if (!taken) return person
  noteFault(world, 'userinfo', taken.fault.name, facts)
  return taken.fault.person(structuredClone(person))
}

function buildJwtAnswer(world: World, body: string): Answer {
  const nonce: Record<string, string> = world.settings.requireNonce ? { 'dpop-nonce': world.nonces.current() } : {}
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
