/** What a token may be used for. */
export const scopes = ['read', 'decide'] as const

/** What a token lets a system do. */
export type Scope = (typeof scopes)[number]

/** A system of the bank, as it is known after it has shown its token or its certificate. */
export interface ApiClient {
  /** Stands as `decidedBy` with what it decides. */
  id: string
  products: readonly string[]
  scopes: readonly Scope[]
}

/** A system that the proxy knows by its certificate. */
export interface CertifiedClient extends ApiClient {
  /** SHA-256 of the certificate, as lower-case hexadecimal. */
  sha256: string
}

/** A bearer token as it is listed; its secret is kept nowhere. */
export interface Token extends ApiClient {
  /** The system it was made for. */
  name: string
  /** Epoch milliseconds. */
  createdAt: number
  expiresAt: number
  /** To the minute; absent for one that was never used. */
  lastUsedAt?: number
}

/** Bearer tokens, of which only a hash is kept. An expired or revoked one is never found. */
export interface TokenStore {
  /** The token itself is in this answer and nowhere else; audited. */
  make(token: Pick<Token, 'name' | 'products' | 'scopes' | 'expiresAt'>): Promise<{ id: string; token: string }>
  find(token: string): Promise<ApiClient | undefined>
  /** Newest first, the expired too. */
  list(): Promise<Token[]>
  /** False for one that is unknown; audited. */
  revoke(id: string): Promise<boolean>
}
