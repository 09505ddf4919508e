import type { Attempt } from './attempt.ts'
import type { TraceListener } from './trace/events.ts'
import type { CircuitListener } from './upstream/circuit.ts'

/** The API that supplied a person; stored with an application. */
export type MyinfoApi = 'myinfo-v3' | 'fapi-2.0'

/** How Singpass sends a browser back: to a web page, or by a universal link or app link into the bank's own app. */
export type RedirectUriHttpsType = 'standard_https' | 'app_claimed_https'

/** What every start of a login over FAPI may say. */
export interface LoginOptions {
  /** Exactly one of the registered callback URLs. */
  redirectUri: string
  /**
   * Levels of assurance, the preferred first, for apps that Singpass has allowed to ask. The weakest of them becomes the
   * floor of this login: an ID token below it is refused (`acr.level`), although Singpass calls it a success.
   */
  acrValues?: readonly string[]
  /** iOS only: the registered universal link by which the Singpass app returns to the app that began the login. */
  appLaunchUrl?: string
  /** `app_claimed_https` where `redirectUri` is a universal link or an app link. */
  redirectUriHttpsType?: RedirectUriHttpsType
}

/** What a retrieval asks Singpass for. */
export interface AuthorisationRequest extends LoginOptions {
  /** Wire names of the attributes, without `openid`. Order is kept. */
  scopes: readonly string[]
  /** Shown on the v3 consent page after "for the purpose of"; v3 needs it. FAPI takes it from the developer portal. */
  purpose?: string
}

/** A login that was begun. */
export interface Authorisation {
  /** Where to send the browser, byte for byte. */
  url: URL
  /** Keep it, bound to the browser, until the callback. */
  attempt: Attempt
}

/** A person as Singpass gave it: decrypted, verified and not yet read. */
export interface RetrievedPerson {
  /** The peer's identifier of the account. Opaque; may be an NRIC on v3: never log or show it. */
  subject: string
  /** The decrypted, verified person object, in wire names. Only `lib/myinfo` reads it. */
  person: Record<string, unknown>
  api: MyinfoApi
  /** Epoch milliseconds. */
  retrievedAt: number
}

/** What one call may bring along. */
export interface CallOptions {
  /** Hears of this call alone, with details, beside the client's own listener. */
  trace?: TraceListener
}

/**
 * One registered connection to Myinfo, whichever generation.
 *
 * `authorise` starts a trip; `retrieve` ends it, with the callback's query and the attempt that `authorise` returned
 * and an `AttemptStore` handed back once. Both throw `SingpassError` and nothing else on purpose, but for a `TypeError`
 * where the caller gave no attempt, or asks for what no peer could grant.
 */
export interface MyinfoClient {
  readonly connection: string
  readonly api: MyinfoApi
  authorise(request: AuthorisationRequest, options?: CallOptions): Promise<Authorisation>
  retrieve(callback: URLSearchParams, attempt: Attempt, options?: CallOptions): Promise<RetrievedPerson>
}

/** What a client needs from outside; every one has a production default. */
export interface ClientDependencies {
  /** Takes the place of the pool of connections that all clients share. */
  fetch?: typeof fetch
  /** A forward proxy, such as `http://proxy.bank.example:3128`. */
  proxy?: string
  /** Epoch milliseconds. */
  now?: () => number
  /** Least milliseconds between two requests for the issuer's keys out of turn; a minute unless said. 0 suits a simulator. */
  keyCooldown?: number
  trace?: TraceListener
  /** Told when an endpoint is not asked for a while, since it timed out five times in a row, and when it answers again. */
  circuit?: CircuitListener
  /** Gives `trace` the details of each event too, redacted; making them costs time. */
  traceDetails?: boolean
}

/**
 * Refuses what is no callback of an attempt: a mistake of the caller, which no applicant should be told about.
 *
 * @throws TypeError naming the argument.
 */
export function requireCallback(callback: unknown, attempt: unknown): void {
  if (!(callback instanceof URLSearchParams))
    throw new TypeError('"callback" must be the URLSearchParams of the callback')
  const { state, secrets }: Record<string, unknown> = { ...Object(attempt) }
  if (typeof state === 'string' && typeof secrets === 'object' && secrets !== null) return

  throw new TypeError('"attempt" must be the one that authorise returned; without it the callback cannot be believed')
}
