/** What can go wrong for a system that asks, by the word that stands in `type`. */
export const problems = {
  unauthorized: { status: 401, title: 'No token, or one that is unknown, expired or revoked' },
  forbidden: { status: 403, title: 'The token may not do this' },
  not_found: { status: 404, title: 'No such application for this token' },
  decided: { status: 409, title: 'The application is decided already' },
  second_missing: { status: 409, title: 'The product takes two people: a member of staff has to propose this first' },
  changed: { status: 412, title: 'The application has changed since it was read' },
  too_large: { status: 413, title: 'The body is too large' },
  not_json: { status: 415, title: 'The body must be application/json' },
  invalid: { status: 422, title: 'The request is not as described' },
  key_used: { status: 422, title: 'The idempotency key came with another request before' },
  too_many: { status: 429, title: 'Too many requests' },
  unexpected: { status: 500, title: 'Something went wrong here' },
  unavailable: { status: 503, title: 'The applications cannot be reached for the moment' },
} as const

/** Problems that the interface for the bank's systems tells, by name. */
export type ProblemName = keyof typeof problems

/** The base of the `type` of a problem. */
const BASE = 'urn:problem:'

/**
 * The body of an error.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9457.html#section-3 RFC 9457, 3}
 */
export function problemOf(name: ProblemName, more: Record<string, unknown> = {}) {
  return { type: `${BASE}${name.replaceAll('_', '-')}`, ...problems[name], ...more }
}
