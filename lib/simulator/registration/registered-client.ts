import { isObject, isStrings } from '../web/json.ts'

/** A JSON Web Key Set as a client publishes it; judged when it is used. */
export interface PublishedKeys {
  keys: readonly Record<string, unknown>[]
}

/** An application as the developer portal would know it. */
export interface RegisteredClient {
  clientId: string
  /** Shown on the consent page. */
  name: string
  /** The company or agency behind it. */
  entity: string
  /** Completes "for the purpose of". */
  purpose: string
  redirectUris: readonly string[]
  jwks?: PublishedKeys
  /** Asked within three seconds and kept for an hour. */
  jwksUri?: string
  /** Approved data items, without `openid`; `all` approves the whole catalogue. */
  scopes: 'all' | readonly string[]
  /** `login` applications end at the ID token. Absent means `myinfo`. */
  kind?: 'myinfo' | 'login'
  /** May send `acr_values`. Absent means it may not. */
  mayAskAssurance?: boolean
}

/**
 * Reads registered clients from JSON: an array of them, or `{ "clients": [...] }`.
 *
 * Throws a `TypeError` that names the member at fault and never its value.
 */
export function parseClients(value: unknown): RegisteredClient[] {
  const list = isObject(value) ? (value.clients ?? []) : value
  if (!Array.isArray(list)) throw new TypeError('clients must be an array, or an object with "clients"')
  const clients = list.map(parseClient)
  const ids = new Set(clients.map(({ clientId }) => clientId))
  if (ids.size !== clients.length) throw new TypeError('two clients have the same clientId')
  return clients
}

function parseClient(value: unknown, index: number): RegisteredClient {
  const at = `clients[${index}]`
  if (!isObject(value)) throw new TypeError(`${at} must be an object`)
  const { jwks, jwksUri, scopes, redirectUris, kind, mayAskAssurance } = value
  if (jwksUri !== undefined && typeof jwksUri !== 'string') throw new TypeError(`${at}.jwksUri must be a string`)
  if (jwks !== undefined && !isPublishedKeys(jwks)) throw new TypeError(`${at}.jwks must be a JSON Web Key Set`)
  if ((jwks === undefined) === (jwksUri === undefined)) throw new TypeError(`${at} needs one of jwks and jwksUri`)
  if (!isStrings(redirectUris) || !redirectUris.every(isAcceptableRedirect)) {
    throw new TypeError(`${at}.redirectUris must be https URLs, or http on localhost, without IP hosts or fragments`)
  }
  if (scopes !== 'all' && !isStrings(scopes)) throw new TypeError(`${at}.scopes must be "all" or an array of strings`)
  if (kind !== undefined && kind !== 'myinfo' && kind !== 'login') throw new TypeError(`${at}.kind is myinfo or login`)
  return {
    clientId: readText(value.clientId, `${at}.clientId`),
    name: readText(value.name, `${at}.name`),
    entity: readText(value.entity, `${at}.entity`),
    purpose: readText(value.purpose, `${at}.purpose`),
    redirectUris,
    scopes,
    kind: kind ?? 'myinfo',
    mayAskAssurance: mayAskAssurance === true,
    ...(jwksUri === undefined ? { jwks } : { jwksUri }),
  }
}

function readText(value: unknown, name: string): string {
  if (typeof value !== 'string' || value === '') throw new TypeError(`${name} must be a non-empty string`)
  return value
}

function isPublishedKeys(value: unknown): value is PublishedKeys {
  return isObject(value) && Array.isArray(value.keys) && value.keys.every(isObject)
}

/** Singpass registers https URLs; on its staging environment also http on localhost. Loopback addresses are our own addition. */
function isAcceptableRedirect(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, hash } = new URL(text)
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  const isAddress = /^[\d.]+$|^\[/.test(hostname)
  return hash === '' && ((protocol === 'https:' && !isAddress) || (isLoopback && /^https?:$/.test(protocol)))
}
