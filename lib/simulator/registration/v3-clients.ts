import type { V3Client } from '../v3/index.ts'
import { isObject, isStrings } from '../web/json.ts'
import { checkMembers, createFileFaults, type FileFaults, type MemberRules, text } from './members.ts'

const rules: MemberRules = {
  clientId: text,
  clientSecret: text,
  name: text,
  redirectUris: { is: (value) => isStrings(value) && value.length > 0, says: 'must be a list of URLs' },
  certificate: text,
  attributes: { is: (value) => value === 'all' || isStrings(value), says: 'must be "all" or a list of attributes' },
  context: { is: (value) => value === 'com' || value === 'gov', says: 'is "com" or "gov"', isOptional: true },
  eserviceId: { ...text, isOptional: true },
  entity: { ...text, isOptional: true },
}

/**
 * Reads the services registered for Myinfo v3 from JSON: `{ "v3Clients": [...] }`; none when the member is absent.
 *
 * Throws a `TypeError` that names every member at fault, one a line, and never its value.
 */
export function parseV3Clients(value: unknown): V3Client[] {
  const list = isObject(value) ? (value.v3Clients ?? []) : []
  if (!Array.isArray(list)) throw new TypeError('v3Clients must be an array')
  const faults = createFileFaults()
  const clients = list.flatMap((client, index) => readV3Client(client, `v3Clients[${index}]`, faults))
  faults.throwIfAny()
  return clients
}

function readV3Client(value: unknown, at: string, faults: FileFaults): V3Client[] {
  const before = faults.all().length
  if (!checkMembers(value, { at, rules, faults })) return []
  if (value.context === 'gov' && value.eserviceId === undefined) faults.add(`${at}.eserviceId`, 'is needed in gov')
  if (faults.all().length > before) return []
  const { redirectUris, attributes, context, eserviceId, entity } = value
  return [
    {
      clientId: String(value.clientId),
      clientSecret: String(value.clientSecret),
      name: String(value.name),
      certificate: String(value.certificate),
      redirectUris: isStrings(redirectUris) ? redirectUris : [],
      attributes: isStrings(attributes) ? attributes : 'all',
      context: context === 'gov' ? 'gov' : 'com',
      ...(eserviceId === undefined ? {} : { eserviceId: String(eserviceId) }),
      ...(entity === undefined ? {} : { entity: String(entity) }),
    },
  ]
}
