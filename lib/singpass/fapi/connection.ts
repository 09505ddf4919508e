import type { TraceListener } from '../trace/events.ts'
import type { Upstream } from '../upstream/http.ts'
import type { Copy } from './issuer/copy.ts'
import type { ServerMetadata } from './issuer/discovery.ts'
import type { ServerKeys } from './issuer/server-keys.ts'
import type { KeyRing } from './keys/key-ring.ts'

/** A registered client and its authorization server, as every step needs them. */
export interface FapiConnection {
  readonly name: string
  readonly issuer: string
  readonly clientId: string
  /** Lowest `acr` that is accepted where a login asked for no more. */
  readonly minimumAcr: string
  readonly metadata: Copy<ServerMetadata>
  readonly serverKeys: Copy<ServerKeys>
  /** Our own keys, imported once. */
  keyRing(): KeyRing
  /** Epoch milliseconds. */
  now(): number
  readonly upstream: Upstream
  readonly trace?: TraceListener
}

/** The connection's clock in whole seconds, as tokens count. */
export function epochSeconds({ now }: Pick<FapiConnection, 'now'>): number {
  return Math.floor(now() / 1000)
}
