import { type KeyObject, sign } from 'node:crypto'

/** A request as it will be sent. */
export interface SignableRequest {
  method: 'GET' | 'POST'
  /** As called; its query and fragment take no part. */
  url: URL
  /** All of the query and of the form body, decoded. */
  parameters: Readonly<Record<string, string>>
}

/** Who signs a v3 request, with what makes each signature new. */
export interface PkiSigner {
  clientId: string
  key: KeyObject
  /** Never used twice. */
  nonce: string
  /** Epoch milliseconds. */
  timestamp: number
}

/**
 * Builds the text that a Myinfo signature covers: method, URL and every parameter in byte order of its name.
 *
 * Values stand as they are, not percent-encoded: Myinfo decodes what it receives before it compares.
 *
 * @see Myinfo v3 API specifications, "Security"
 */
export function buildBaseString({ method, url, parameters }: SignableRequest): string {
  const pairs = Object.keys(parameters)
    .sort()
    .map((name) => `${name}=${parameters[name]}`)

  return [method, url.origin + url.pathname, ...pairs].join('&')
}

/** The fields that the header names, in its order; the signature follows them. */
export function headerFields({ clientId, nonce, timestamp }: PkiSigner) {
  return { app_id: clientId, nonce, signature_method: 'RS256', timestamp: String(timestamp) }
}

/**
 * Signs a request and gives its `Authorization` value.
 *
 * The header names five fields and no parameter, so that the client secret, which is signed, stays out of it.
 */
export function signPkiRequest(request: SignableRequest, signer: PkiSigner): string {
  const fields = headerFields(signer)
  const baseString = buildBaseString({ ...request, parameters: { ...request.parameters, ...fields } })
  const signature = sign('sha256', Buffer.from(baseString), signer.key).toString('base64')

  return `PKI_SIGN ${Object.entries({ ...fields, signature })
    .map(([name, value]) => `${name}="${value}"`)
    .join(',')}`
}
