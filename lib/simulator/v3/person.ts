import type { Answer } from '../http.ts'
import { type Persona, personInfo } from '../personas/index.ts'
import { verifyAccessToken } from './access-token.ts'
import { checkEservice } from './authorise.ts'
import { isCovered, type V3Context, type V3Service } from './client.ts'
import { buildFaultAnswer } from './fault-answers.ts'
import type { V3Delivery } from './faults.ts'
import { type Parameters, parseQuery } from './parameters.ts'
import { sealPerson } from './person-envelope.ts'
import { demand } from './refusal.ts'
import type { Call, Side } from './side.ts'
import { verifySignedCall } from './signed-call.ts'

/**
 * Delivers what was consented to, signed and then encrypted to the service's certificate.
 *
 * The path is signed as it is called, with or without the slash after the subject.
 *
 * @see Myinfo v3 API specification, Person
 */
export async function person(
  side: Side,
  call: Call,
  { context, subject }: { context: V3Context; subject: string },
): Promise<Answer | V3Delivery> {
  const { headers, method = '' } = call.request
  const parameters = parseQuery(call.query)
  const signed = {
    method,
    url: `${side.origin}${call.path}`,
    context,
    parameters,
    authorization: headers.authorization,
  }
  const { service, bearer } = verifySignedCall(signed, side)
  const consented = await verifyAccessToken(side, bearer, service)
  const isOwn = consented.subject === subject
  demand(isOwn, [
    401,
    'UIN requested does not match logged in user',
    'the ID in the path is not the sub of the access token',
  ])
  checkEservice(service, parameters)
  const attributes = checkAttributes(parameters, { service, consented: consented.attributes })
  const found = side.personas.find(({ id, nricOrFin }) => subject === id || subject === nricOrFin)
  demand(found?.account === 'standard', [404, 'UIN/FIN is invalid.', 'this account has no Myinfo profile'])
  return deliver(side, { service, persona: found, attributes })
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

async function deliver(side: Side, { service, persona, attributes }: Delivery): Promise<Answer | V3Delivery> {
  const { clientId } = service
  const facts = { clientId, persona: persona.id }
  const fault = await side.faultAt('person', facts)
  if (fault !== undefined) side.log({ call: 'v3-person', outcome: 'fault', clientId, fault })
  const refusal = buildFaultAnswer(fault)
  if (refusal !== undefined) return refusal
  const other = side.personas.find(({ id, account }) => id !== persona.id && account === 'standard')
  const delivered = fault === 'v3-person-someone-else' && other !== undefined ? other : persona
  const altered = await side.alter(personInfo(delivered, attributes), facts)
  const body = await sealPerson(side, { service, person: altered, fault })
  side.log({ call: 'v3-person', outcome: 'accepted', clientId })
  const headers = { 'content-type': 'application/jose', 'cache-control': 'no-store' }
  return { at: 'v3-person', answer: { status: 200, headers, body }, facts }
}
