/**
 * A request that v3 refuses: the status and message that the real service gives, and for the log the reason, in words
 * for the client's developer. The reason holds no personal data, no token and no secret.
 */
export class V3Refusal extends Error {
  override readonly name = 'V3Refusal'
  readonly status: number
  readonly reason: string

  constructor(status: number, message: string, reason: string) {
    super(message)
    this.status = status
    this.reason = reason
  }
}

/** Throws a `V3Refusal` unless the condition holds. */
export function demand(
  condition: unknown,
  refusal: readonly [status: number, message: string, reason: string],
): asserts condition {
  if (!condition) throw new V3Refusal(...refusal)
}
