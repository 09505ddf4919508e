import type { V3Client } from '../v3/index.ts'
import { isObject, isStrings } from '../web/json.ts'

/**
 * Reads the services registered for Myinfo v3 from JSON: `{ "v3Clients": [...] }`; none when the member is absent.
 *
 * Throws a `TypeError` that names the member at fault and never its value.
 */
export function parseV3Clients(value: unknown): V3Client[] {
  const list = isObject(value) ? (value.v3Clients ?? []) : []
  if (!Array.isArray(list)) throw new TypeError('v3Clients must be an array')
  return list.map(parseV3Client)
}

function parseV3Client(value: unknown, index: number): V3Client {
  const at = `v3Clients[${index}]`
  if (!isObject(value)) throw new TypeError(`${at} must be an object`)
  const { attributes, redirectUris, context = 'com', eserviceId } = value
  if (!isStrings(redirectUris)) throw new TypeError(`${at}.redirectUris must be an array of strings`)
  if (attributes !== 'all' && !isStrings(attributes)) {
    throw new TypeError(`${at}.attributes must be "all" or an array of strings`)
  }
  if (context !== 'com' && context !== 'gov') throw new TypeError(`${at}.context is com or gov`)
  return {
    clientId: readText(value.clientId, `${at}.clientId`),
    clientSecret: readText(value.clientSecret, `${at}.clientSecret`),
    name: readText(value.name, `${at}.name`),
    certificate: readText(value.certificate, `${at}.certificate`),
    redirectUris,
    attributes,
    context,
    ...(eserviceId === undefined ? {} : { eserviceId: readText(eserviceId, `${at}.eserviceId`) }),
  }
}

function readText(value: unknown, name: string): string {
  if (typeof value !== 'string' || value === '') throw new TypeError(`${name} must be a non-empty string`)
  return value
}
