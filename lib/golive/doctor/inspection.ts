import type { Config } from '@/lib/config/config.ts'
import type { Product } from '@/lib/onboarding/product.ts'
import type { Artworks } from '@/lib/onboarding/singpass-artwork.ts'
import type { GivenFile } from '../certificates/pem.ts'
import type { Finding } from '../finding.ts'

/** Everything that the checks look at, and what they look with. */
export interface Inspection {
  config: Config
  /** The products on offer. */
  products: readonly Product[]
  fetch: typeof fetch
  /** Epoch milliseconds. */
  now(): number
  /** Absent where there is no database to look at. */
  database?: DatabaseProbe
  /** Artwork of the Singpass button; that of the brand when absent. */
  artwork?: Artworks
  /** Content of a file under `public`, by its path there; absent where nobody looks. */
  readPublic?(path: string): Uint8Array | undefined
  /** Our own certificate as uploaded for Myinfo v3, when it was given. */
  certificate?: GivenFile
  /** Redirect URIs as registered, when they were given. */
  registered?: readonly string[]
}

/** What keeps us from a database, by what has to be mended. */
export type DatabaseTrouble =
  | 'password'
  | 'role'
  | 'database'
  | 'address'
  | 'port'
  | 'certificate'
  | 'no tls'
  | 'not admitted'
  | 'unknown'

/** What the checks ask of a database; whoever owns the stores answers. */
export interface DatabaseProbe {
  /** Answers within bounded time. */
  isReachable(): Promise<boolean>
  /** Why it cannot be reached; absent where nobody can tell. */
  whyUnreachable?(): Promise<DatabaseTrouble>
  /** Migrations of this version that the database does not have yet; absent where nobody can tell. */
  pendingMigrations?(): Promise<number>
  /** Places (`drafts, key k1`) whose sealed values do not open with the data keys at hand; absent where nobody looks. */
  unreadable?(): Promise<readonly string[]>
  /** Bearer tokens of the bank's systems; absent where nobody looks. */
  tokens?(): Promise<readonly { name: string; expiresAt: number }[]>
}

/** One check: what it found, in order. Reports whatever goes wrong, and throws nothing on purpose. */
export type Check = (inspection: Inspection) => Finding[] | Promise<Finding[]>

/** The redirect URI of a connection, exactly as it has to be registered. */
export function redirectUriOf({ appUrl }: Pick<Config, 'appUrl'>, connection: string): string {
  return new URL(`/api/auth/callback/${connection}`, appUrl).href
}

/** Where the public keys of a FAPI connection are published, exactly as it has to be registered. */
export function jwksUriOf({ appUrl }: Pick<Config, 'appUrl'>, connection: string): URL {
  return new URL(connection === 'fapi' ? '/.well-known/jwks.json' : `/.well-known/jwks/${connection}`, appUrl)
}
