import { randomHex } from '../random.ts'
import type { Upstream } from '../upstream/http.ts'
import type { V3Keys } from './keys.ts'
import { type SignableRequest, signPkiRequest } from './pki-signature.ts'
import type { V3Settings } from './settings.ts'

/** What every step of one connection shares. */
export interface V3Connection {
  settings: V3Settings
  keys: V3Keys
  upstream: Upstream
  /** Epoch milliseconds. */
  now: () => number
}

/** The URL of a resource of this connection, such as `token`. */
export function resourceUrl({ baseUrl }: V3Settings, resource: string): URL {
  return new URL(`${baseUrl}/${resource}`)
}

/** Encodes a query with spaces as `%20`: Myinfo shows a `+` as it stands. */
export function encodeQuery(parameters: Readonly<Record<string, string>>): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')
}

/** Signs a request with a new nonce and the present time. */
export function signNow({ settings, keys, now, upstream }: V3Connection, request: SignableRequest): string {
  const { clientId } = settings
  const header = signPkiRequest(request, { clientId, key: keys.signing, nonce: randomHex(), timestamp: now() })
  upstream.trace?.({ kind: 'signed', what: 'pki', alg: 'RS256' })

  return header
}

/** The e-service ID as a parameter, for agencies only. */
export function eserviceParameter({ context, eserviceId }: V3Settings): Record<string, string> {
  return context === 'gov' && eserviceId ? { sp_esvcId: eserviceId } : {}
}
