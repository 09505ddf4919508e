import type { UpstreamAnswer } from './exchange.ts'

/** Milliseconds by which two clocks may differ; beyond, what we sign is refused as expired or not yet valid. */
const tolerance = 60_000

/**
 * Says whether a refusal is the fault of our clock: the peer's `Date` is more than a minute from our `now`.
 *
 * Peers refuse a stale signature under the same names as a wrong one, so that only their clock tells them apart. The
 * result belongs into the details of the error; nothing is said of an answer that carries no date.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9110.html#section-6.6.1 RFC 9110, 6.6.1}
 */
export function clockFault({ headers }: Pick<UpstreamAnswer, 'headers'>, now: number): { check?: 'clock' } {
  const theirs = Date.parse(headers.get('date') ?? '')

  return Math.abs(theirs - now) > tolerance ? { check: 'clock' } : {}
}
