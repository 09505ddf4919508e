import { type Persona, personInfo } from '../personas/index.ts'
import type { Answer } from '../web/http.ts'
import { checkEservice } from './authorise.ts'
import { isCovered, type V3Context, type V3Service } from './client.ts'
import { buildFaultAnswer } from './fault-answers.ts'
import type { V3Delivery } from './faults.ts'
import type { Call, V3Simulation } from './simulation.ts'
import { verifyAccessToken } from './wire/access-token.ts'
import { type Parameters, parseQuery } from './wire/parameters.ts'
import { sealPerson } from './wire/person-envelope.ts'
import { demand } from './wire/refusal.ts'
import { verifySignedCall } from './wire/signed-call.ts'

/**
 * Delivers what was consented to, signed and then encrypted to the service's certificate.
 *
 * The path is signed as it is called, with or without the slash after the subject.
 *
 * @see Myinfo v3 API specification, Person
 */
export async function person(
  simulation: V3Simulation,
  call: Call,
  { context, subject }: { context: V3Context; subject: string },
): Promise<Answer | V3Delivery> {
  const { headers, method = '' } = call.request
  const parameters = parseQuery(call.query)
  const signed = {
    method,
    url: `${simulation.origin}${call.path}`,
    context,
    parameters,
    authorization: headers.authorization,
  }
  const { service, bearer } = verifySignedCall(signed, simulation)
  const consented = await verifyAccessToken(simulation, bearer, service)
  const isOwn = consented.subject === subject
  demand(isOwn, [
    401,
    'UIN requested does not match logged in user',
    'the ID in the path is not the sub of the access token',
  ])
  checkEservice(service, parameters)
  const attributes = checkAttributes(parameters, { service, consented: consented.attributes })
  const found = simulation.personas.find(({ id, nricOrFin }) => subject === id || subject === nricOrFin)
  demand(found?.account === 'standard', [404, 'UIN/FIN is invalid.', 'this account has no Myinfo profile'])
  return deliver(simulation, { service, persona: found, attributes })
}

function checkAttributes(
  { attributes = '' }: Parameters,
  { service, consented }: { service: V3Service; consented: string[] },
) {
  demand(attributes, [403, 'Attributes do not match', 'attributes is missing or empty'])
  const names = attributes.split(',')
  const refused = names.find((name) => !isCovered(name, service.attributes))
  demand(refused === undefined, [401, 'Attributes are not allowed', 'an attribute is not approved for this service'])
  const extra = names.find((name) => !isCovered(name, consented))
  demand(extra === undefined, [403, 'Attributes do not match', 'an attribute was not in the authorise request'])
  return names
}

interface Delivery {
  service: V3Service
  persona: Persona
  attributes: string[]
}

async function deliver(
  simulation: V3Simulation,
  { service, persona, attributes }: Delivery,
): Promise<Answer | V3Delivery> {
  const { clientId } = service
  const facts = { clientId, persona: persona.id }
  const fault = await simulation.faultAt('person', facts)
  if (fault !== undefined) simulation.log({ call: 'v3-person', outcome: 'fault', clientId, fault })
  const refusal = buildFaultAnswer(fault)
  if (refusal !== undefined) return refusal
  const other = simulation.personas.find(({ id, account }) => id !== persona.id && account === 'standard')
  const delivered = fault === 'v3-person-someone-else' && other !== undefined ? other : persona
  const altered = await simulation.alter(personInfo(delivered, attributes), facts)
  const body = await sealPerson(simulation, { service, person: altered, fault })
  simulation.log({ call: 'v3-person', outcome: 'accepted', clientId })
  const headers = { 'content-type': 'application/jose', 'cache-control': 'no-store' }
  return { at: 'v3-person', answer: { status: 200, headers, body }, facts }
}
