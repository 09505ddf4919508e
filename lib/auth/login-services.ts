import type { AttemptStore, MyinfoClient } from 'singpass-client'
import type { Person } from '@/lib/myinfo/person.ts'
import type { WayBackStore } from '@/lib/onboarding/application/way-back.ts'
import type { LoginStore } from '@/lib/onboarding/login-store.ts'
import type { Product } from '@/lib/onboarding/product.ts'
import type { SessionStore } from '@/lib/onboarding/stores.ts'
import type { AuthSettings } from './options.ts'

/** All that a login needs from the rest of the server. */
export interface LoginServices {
  settings: AuthSettings
  attempts: AttemptStore
  sessions: SessionStore
  logins: LoginStore
  /** Who may see an application that was sent. */
  wayBack: Pick<WayBackStore, 'isProof' | 'admit'>
  client(connection: string): MyinfoClient | undefined
  product(id: string): Product | undefined
  /** Connections that this product may be signed in with: its own, and in a demo every one. */
  connections(product: Product): readonly string[]
  /** Wire names of what the product shows, for one connection, but for what agencies in `without` supply. */
  scopes(product: Product, connection: string, without: readonly string[]): string[]
  /** The fewest that a login can ask for, of those that the product shows: who is there matters, and nothing else. */
  fewestScopes(product: Product, connection: string): string[]
  /** From wire to person: exactly what the product shows, and the paths of values that made no sense. */
  parse(product: Product, wire: Record<string, unknown>): { person: Person; faults: readonly string[] }
  hashSubject(connection: string, subject: string): string
  /** Whether something failed because the database is away. */
  isStorageAway(failure: unknown): boolean
  now(): number
  events: LoginEvents
}

/** What a login reports; the composition root writes it to the log. */
export interface LoginEvents {
  started(login: { connection: string; product: string }): void
  retrieved(login: { connection: string; product: string; milliseconds: number; faults: readonly string[] }): void
  failed(login: { connection: string; product: string; failure: unknown; reference: string }): void
  refused(login: { reason: string; reference: string }): void
}
