import type { Answer } from '../http.ts'
import { type Persona, personInfo } from '../personas/index.ts'
import { verifyAccessToken } from './access-token.ts'
import { checkEservice } from './authorise.ts'
import { isCovered, type V3Context, type V3Service } from './client.ts'
import { answerFault } from './fault-answers.ts'
import { type Parameters, parseQuery } from './parameters.ts'
import { sealPerson } from './person-envelope.ts'
import { demand } from './refusal.ts'
import type { Call, Side } from './side.ts'
import { verifySignedCall } from './signed-call.ts'

/**
 * Delivers what was consented to, signed and then encrypted to the service's certificate.
 *
 * The path is signed as it is called, with or without the slash after the subject.
 * Returns undefined where a fault leaves the call unanswered.
 *
 * @see Myinfo v3 API specification, Person
 */
export async function person(
  side: Side,
  call: Call,
  { context, subject }: { context: V3Context; subject: string },
): Promise<Answer | undefined> {
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

async function deliver(side: Side, { service, persona, attributes }: Delivery): Promise<Answer | undefined> {
  const { clientId } = service
  const fault = await side.faultAt('person', { clientId, persona: persona.id })
  if (fault !== undefined) side.log({ call: 'person', outcome: 'fault', clientId, fault })
  const faulty = answerFault(fault)
  if (faulty !== undefined) return faulty.answer
  const other = side.personas.find(({ id, account }) => id !== persona.id && account === 'standard')
  const delivered = fault === 'v3-person-someone-else' && other !== undefined ? other : persona
  const body = await sealPerson(side, { service, person: personInfo(delivered, attributes), fault })
  side.log({ call: 'person', outcome: 'accepted', clientId })
  return { status: 200, headers: { 'content-type': 'application/jose', 'cache-control': 'no-store' }, body }
}
