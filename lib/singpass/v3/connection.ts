import { randomHex } from '../random.ts'
import type { SignedDetails } from '../trace/events.ts'
import { showFields } from '../trace/shown.ts'
import type { Upstream } from '../upstream/http.ts'
import type { V3Keys } from './keys.ts'
import { headerFields, type PkiSigner, type SignableRequest, signPkiRequest } from './pki-signature.ts'
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
  const signer = { clientId, key: keys.signing, nonce: randomHex(), timestamp: now() }
  const header = signPkiRequest(request, signer)
  const { trace, detailed } = upstream
  trace?.({ kind: 'signed', what: 'pki', alg: 'RS256', ...(detailed && { details: detail(request, signer) }) })

  return header
}

/** The parts of the base string, in the order in which they were signed; the client secret is a length. */
function detail({ method, url, parameters }: SignableRequest, signer: PkiSigner): SignedDetails {
  const fields = headerFields(signer)
  const pairs = Object.entries({ ...parameters, ...fields }).sort(([a], [b]) => (a < b ? -1 : 1))
  return { header: showFields(fields), claims: { method, url: url.origin, ...showFields(pairs) } }
}

/** The e-service ID as a parameter, for agencies only. */
export function eserviceParameter({ context, eserviceId }: V3Settings): Record<string, string> {
  return context === 'gov' && eserviceId ? { sp_esvcId: eserviceId } : {}
}
