import { createHash } from 'node:crypto'
import type { ApiClient, CertifiedClient, TokenStore } from './tokens.ts'

/**
 * Who asks: by a bearer token, or by the certificate that our proxy has checked and names in `Client-Cert`.
 *
 * The header counts only where the settings name clients with certificates; the proxy has to remove what callers write
 * there themselves. A request with both is known by its token.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc6750.html#section-2.1 RFC 6750, 2.1}
 * @see {@link https://www.rfc-editor.org/rfc/rfc9440.html#section-2 RFC 9440, 2}
 */
export async function authenticate(
  headers: Headers,
  { tokens, certified }: { tokens: Pick<TokenStore, 'find'>; certified: readonly CertifiedClient[] },
): Promise<ApiClient | undefined> {
  const authorization = headers.get('authorization')
  if (authorization !== null) {
    const [, token] = /^Bearer (mot_[\w-]{43})$/i.exec(authorization) ?? []
    return token === undefined ? undefined : tokens.find(token)
  }
  const sha256 = certificateHash(headers.get('client-cert'))
  return sha256 === undefined ? undefined : certified.find((client) => client.sha256 === sha256)
}

/** The certificate stands as a byte sequence between colons. */
function certificateHash(header: string | null): string | undefined {
  const [, encoded] = /^:([A-Za-z0-9+/=]+):$/.exec(header ?? '') ?? []
  return encoded && createHash('sha256').update(Buffer.from(encoded, 'base64')).digest('hex')
}

/** Whether a client reaches a product. */
export function reaches({ products }: ApiClient, product: string): boolean {
  return products.includes('*') || products.includes(product)
}
