const STATUS: Record<string, number> = {
  invalid_client: 401,
  insufficient_scope: 403,
  server_error: 500,
  upstream_dependency_error: 502,
  temporarily_unavailable: 503,
}

/**
 * A request that is refused, with the OAuth error that answers it and the reason in words for the client's developer.
 *
 * The reason holds no personal data and no credential: it goes into the log and into `error_description`.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly error: string
  readonly status: number

  constructor(error: string, reason: string, status = STATUS[error] ?? 400) {
    super(reason)
    this.error = error
    this.status = status
  }
}

/** Throws a `Refusal` unless the condition holds. */
export function refuseUnless(condition: unknown, error: string, reason: string, status?: number): asserts condition {
  if (!condition) throw new Refusal(error, reason, status)
}
