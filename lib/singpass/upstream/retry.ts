import { SingpassError } from '../errors.ts'
import type { Deadline } from './deadline.ts'

/** Ceiling of the wait before the second try; it doubles with each further one. */
const firstWait = 200

/** How often a call may be tried, and until when. */
export interface Retries {
  /** All tries together, the first included. */
  tries: number
  deadline: Deadline
  /** Between 0 and 1; the jitter that keeps many callers from returning in step. */
  random?: () => number
}

/**
 * Repeats a call that is safe to repeat while the peer is `unavailable`.
 *
 * `call` is run afresh each time, so that it signs a new request with a new nonce. Waits grow and are jittered, honour
 * `Retry-After`, and never reach past the deadline: when there is no time left, the last failure is thrown at once.
 */
export async function repeatWhileUnavailable<T>(retries: Retries, call: (tryNumber: number) => Promise<T>): Promise<T> {
  for (let tryNumber = 1; ; tryNumber++) {
    try {
      return await call(tryNumber)
    } catch (error) {
      const wait = waitBefore(error, tryNumber, retries)
      if (wait === undefined) throw error
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }
}

/** Milliseconds to wait before the next try, or nothing when there should be none. */
function waitBefore(error: unknown, tryNumber: number, { tries, deadline, random = Math.random }: Retries) {
  if (!(error instanceof SingpassError) || error.code !== 'unavailable' || tryNumber >= tries) return
  if (error.details.notAsked) return
  const backOff = firstWait * 2 ** (tryNumber - 1) * (0.5 + random() / 2)
  const wait = Math.max(backOff, error.details.retryAfter ?? 0)

  return wait < deadline.remaining() ? wait : undefined
}

/**
 * Reads `Retry-After` as milliseconds from now; nothing when it is absent or makes no sense.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9110.html#section-10.2.3 RFC 9110, 10.2.3}
 */
export function parseRetryAfter(headers: Headers, now = Date.now()): number | undefined {
  const value = headers.get('retry-after') ?? ''
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000
  const date = Date.parse(value)

  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}
