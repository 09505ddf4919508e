import { isObject, isStrings } from '../web/json.ts'
import { judgeKeys } from './client-keys.ts'
import { checkMembers, createFileFaults, type FileFaults, flag, type MemberRules, text } from './members.ts'
import { explainRedirect, type RedirectHosts } from './redirect-uris.ts'
import { loginScopes, myinfoScopes } from './scopes.ts'

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
  /** Universal Links that `app_launch_url` may name, for a log-in that begins in an iOS application. */
  appLaunchUrls?: readonly string[]
}

/** How strictly clients are read. */
export interface ClientReading {
  /** Hosts, besides localhost, on which a redirect URI may be http. */
  redirectHosts?: RedirectHosts
}

const rules: MemberRules = {
  clientId: text,
  name: text,
  entity: text,
  purpose: text,
  redirectUris: { is: isNonEmptyList, says: 'must be a list of URLs' },
  jwks: { is: isPublishedKeys, says: 'must be a JSON Web Key Set: { "keys": [...] }', isOptional: true },
  jwksUri: { is: isWebAddress, says: 'must be an http or https URL', isOptional: true },
  scopes: { is: (value) => value === 'all' || isStrings(value), says: 'must be "all" or a list of data items' },
  kind: { is: (value) => value === 'myinfo' || value === 'login', says: 'is "myinfo" or "login"', isOptional: true },
  mayAskAssurance: flag,
  appLaunchUrls: { is: isSecureList, says: 'must be a list of https URLs', isOptional: true },
}

/**
 * Reads registered clients from JSON: an array of them, or `{ "clients": [...] }`.
 *
 * Throws a `TypeError` that names every member at fault, one a line, and never a secret.
 */
export function parseClients(value: unknown, reading: ClientReading = {}): RegisteredClient[] {
  const list = isObject(value) ? (value.clients ?? []) : value
  if (!Array.isArray(list)) throw new TypeError('clients must be an array, or an object with "clients"')
  const faults = createFileFaults()
  const clients = list.flatMap((client, index) => readClient(client, { at: `clients[${index}]`, faults, reading }))
  const ids = new Set(clients.map(({ clientId }) => clientId))
  if (ids.size !== clients.length) faults.add('clients', 'has two clients of the same clientId')
  faults.throwIfAny()
  return clients
}

interface Place {
  at: string
  faults: FileFaults
  reading: ClientReading
}

function readClient(value: unknown, { at, faults, reading }: Place): RegisteredClient[] {
  const before = faults.all().length
  if (!checkMembers(value, { at, rules, faults })) return []
  if ((value.jwks === undefined) === (value.jwksUri === undefined)) faults.add(at, 'needs one of jwks and jwksUri')
  if (isPublishedKeys(value.jwks)) checkKeys(value.jwks, at, faults)
  if (isStrings(value.redirectUris)) checkRedirects(value.redirectUris, { at, faults, reading })
  if (isStrings(value.scopes)) checkScopes(value.scopes, { at, faults, kind: value.kind })
  return faults.all().length === before ? [buildClient(value)] : []
}

function checkKeys(jwks: PublishedKeys, at: string, faults: FileFaults): void {
  try {
    judgeKeys(jwks)
  } catch (error) {
    faults.add(`${at}.jwks`, `cannot be used: ${error instanceof Error ? error.message : 'unknown'}`)
  }
}

function checkRedirects(uris: readonly string[], { at, faults, reading }: Place): void {
  for (const [index, uri] of uris.entries()) {
    const reason = explainRedirect(uri, reading.redirectHosts ?? [])
    if (reason !== undefined) faults.add(`${at}.redirectUris[${index}]`, reason)
  }
}

function checkScopes(
  scopes: readonly string[],
  { at, faults, kind }: { at: string; faults: FileFaults; kind: unknown },
): void {
  const catalogue = kind === 'login' ? loginScopes : myinfoScopes
  for (const [index, scope] of scopes.entries()) {
    const isKnown = catalogue.has(scope) || scope === 'openid' || scope === 'user.identity'
    if (!isKnown) faults.add(`${at}.scopes[${index}]`, `"${scope.slice(0, 60)}" is not in the data catalogue`)
  }
}

function buildClient(value: Record<string, unknown>): RegisteredClient {
  const { jwks, jwksUri, scopes, redirectUris, kind, mayAskAssurance, appLaunchUrls } = value
  return {
    clientId: String(value.clientId),
    name: String(value.name),
    entity: String(value.entity),
    purpose: String(value.purpose),
    redirectUris: isStrings(redirectUris) ? redirectUris : [],
    scopes: isStrings(scopes) ? scopes : 'all',
    kind: kind === 'login' ? 'login' : 'myinfo',
    mayAskAssurance: mayAskAssurance === true,
    ...(isPublishedKeys(jwks) ? { jwks } : {}),
    ...(typeof jwksUri === 'string' ? { jwksUri } : {}),
    ...(isStrings(appLaunchUrls) ? { appLaunchUrls } : {}),
  }
}

function isPublishedKeys(value: unknown): value is PublishedKeys {
  return isObject(value) && Array.isArray(value.keys) && value.keys.every(isObject)
}

function isNonEmptyList(value: unknown): boolean {
  return isStrings(value) && value.length > 0
}

function isWebAddress(value: unknown): boolean {
  return typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)
}

function isSecureList(value: unknown): boolean {
  return isStrings(value) && value.every((uri) => URL.canParse(uri) && new URL(uri).protocol === 'https:')
}
