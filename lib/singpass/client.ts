import type { Attempt } from './attempt.ts'
import type { TraceListener } from './trace.ts'

/** The API that supplied a person; stored with an application. */
export type MyinfoApi = 'myinfo-v3' | 'fapi-2.0'

export interface AuthorisationRequest {
  /** Wire names of the attributes, without `openid`. Order is kept. */
  scopes: readonly string[]
  /** Shown on the v3 consent page after "for the purpose of". FAPI takes it from the developer portal instead. */
  purpose: string
  /** Exactly one of the registered callback URLs. */
  redirectUri: string
}

export interface Authorisation {
  /** Where to send the browser, byte for byte. */
  url: URL
  /** Keep it, bound to the browser, until the callback. */
  attempt: Attempt
}

export interface RetrievedPerson {
  /** The peer's identifier of the account. Opaque; may be an NRIC on v3: never log or show it. */
  subject: string
  /** The decrypted, verified person object, in wire names. Only `lib/myinfo` reads it. */
  person: Record<string, unknown>
  api: MyinfoApi
  /** Epoch milliseconds. */
  retrievedAt: number
}

/**
 * One registered connection to Myinfo, whichever generation.
 *
 * `authorise` starts a trip; `retrieve` ends it, with the callback's query and the attempt that `authorise` returned
 * and an `AttemptStore` handed back once. Both throw `SingpassError` and nothing else on purpose.
 */
export interface MyinfoClient {
  readonly connection: string
  readonly api: MyinfoApi
  authorise(request: AuthorisationRequest): Promise<Authorisation>
  retrieve(callback: URLSearchParams, attempt: Attempt): Promise<RetrievedPerson>
}

/** What a client needs from outside; every one has a production default. */
export interface ClientDependencies {
  fetch?: typeof fetch
  /** Epoch milliseconds. */
  now?: () => number
  trace?: TraceListener
}
