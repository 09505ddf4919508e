import type { SingpassEndpoint } from '../errors.ts'
import type { Shown, ShownFields } from './shown.ts'

/**
 * What one step did, redacted by construction: no field can hold a token, a key or a person.
 *
 * For a step inspector, metrics, a doctor and whoever watches over metadata. `details` are there for a listener that was
 * given to one call, or where `traceDetails` asks for them; making them costs time, so that nobody else pays for it.
 * Events come in the order in which things happened; a listener that needs the time of day takes it on arrival.
 */
export type TraceEvent =
  | {
      kind: 'call'
      endpoint: SingpassEndpoint
      method: string
      host: string
      /** Absent when no answer came. */
      status?: number
      milliseconds: number
      /** 1 for the first try. */
      try: number
      /** Our own transaction number, which the peer logs too; tells nothing about the person. */
      transaction?: string
      details?: CallDetails
    }
  | { kind: 'signed'; what: SignedThing; alg: string; kid?: string; details?: SignedDetails }
  | { kind: 'opened'; what: OpenedThing; headers: readonly ShownFields[]; claims: ShownFields }
  | { kind: 'redirect' | 'callback'; endpoint: 'authorise'; url?: string; parameters: ShownFields }
  | { kind: 'check'; of: CheckedThing; name: string; passed: boolean }

/** A whole exchange, as far as it may be shown. */
export interface CallDetails {
  /** Without query; a segment that names a person is left out. */
  url: string
  query: ShownFields
  requestHeaders: ShownFields
  requestBody: ShownFields
  responseHeaders: ShownFields
  /** Members of a JSON answer; of any other body its length alone. */
  responseBody: ShownFields | Shown
}

/** What we signed: header and claims of a JWT, or the parts of a v3 base string in their order. */
export interface SignedDetails {
  header: ShownFields
  claims: ShownFields
}

/** What we sign for Singpass. */
export type SignedThing = 'pki' | 'client_assertion' | 'dpop_proof'

/** What Singpass sealed for us; its headers from the outside in. */
export type OpenedThing = 'access_token' | 'id_token' | 'userinfo' | 'person'

/** What a check looked at; `checkOrder` lists the checks of each. */
export type CheckedThing = 'callback' | 'discovery' | 'jwks' | 'token' | OpenedThing

/** Told of each event of a trace, in order. */
export type TraceListener = (event: TraceEvent) => void

/** Who listens, and whether to make the details. */
export interface Tracing {
  trace?: TraceListener
  detailed?: boolean
}

/** Adds the listener of one call to the one of the connection; the call's own wants details. */
export function withListener({ trace, detailed }: Tracing, own: TraceListener | undefined): Tracing {
  if (!own) return { trace, detailed }
  const both: TraceListener = (event) => {
    trace?.(event)
    own(event)
  }
  return { trace: trace ? both : own, detailed: true }
}
