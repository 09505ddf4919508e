/**
 * What should happen next, as a closed set.
 *
 * `access_denied`: declined or cancelled at Singpass. `person_unavailable`: this account has no Myinfo.
 * `attempt_unknown`: expired, replayed or foreign `state`. `unavailable`: time-out, 429 or 5xx; try later.
 * `request_rejected`: Singpass refused our request; configuration. `response_invalid`: their answer failed a check.
 */
export type SingpassErrorCode =
  | 'access_denied'
  | 'person_unavailable'
  | 'attempt_unknown'
  | 'unavailable'
  | 'request_rejected'
  | 'response_invalid'

/** The calls a retrieval makes, named as the two protocols name them. */
export type SingpassEndpoint = 'discovery' | 'jwks' | 'par' | 'authorise' | 'token' | 'person' | 'userinfo'

/** What is known of a failure. None of it is secret or of a person. */
export interface SingpassErrorDetails {
  /** The call that failed, when one was made. */
  endpoint?: SingpassEndpoint
  /** HTTP status, when there was an answer. */
  status?: number
  /** OAuth `error` of the answer, or Myinfo's own code; already checked to be a short token. */
  error?: string
  /** Which check of ours failed, for `response_invalid`: `jws.alg`, `iss`, `nonce`, ...; `clock` where ours is off. */
  check?: string
  /** True when a source agency, not Singpass, is down (HTTP 502 at person or userinfo). */
  agencyDowntime?: boolean
  /** Milliseconds after which the peer asks to be called again. */
  retryAfter?: number
  /** True when no call was made, since the endpoint has not answered for a while. */
  notAsked?: boolean
}

/**
 * Everything `lib/singpass` throws on purpose.
 *
 * The message is for developers, quotes the parameter in question and never carries personal data, a token or the
 * peer's own text. There is no `cause`: a library's claim error holds the whole verified payload, which is a person.
 */
export class SingpassError extends Error {
  override name = 'SingpassError'
  readonly code: SingpassErrorCode
  readonly details: SingpassErrorDetails

  constructor(code: SingpassErrorCode, message: string, details: SingpassErrorDetails = {}) {
    super(message)
    this.code = code
    this.details = details
  }
}

/**
 * Whether a failure is one of ours. By name, because a bundler may carry this class twice, and `instanceof` would then
 * not know its own.
 */
export function isSingpassError(failure: unknown): failure is SingpassError {
  return failure instanceof Error && failure.name === 'SingpassError'
}

/** Builds the error for an answer of theirs that failed one of our checks. */
export function invalidResponse(check: string, message: string, details: SingpassErrorDetails = {}): SingpassError {
  return new SingpassError('response_invalid', message, { ...details, check })
}
