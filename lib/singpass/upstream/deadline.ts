/** One total time limit shared by every call of a step, such as a whole callback. */
export interface Deadline {
  /** Milliseconds left; zero or less when the time is up. */
  remaining(): number
}

/** What one call may take, from connecting to the last byte of the body, in milliseconds. */
export const callMilliseconds = 5_000

/** What a whole callback may take, its retries and waits included. */
export const callbackMilliseconds = 15_000

/**
 * Starts a deadline now.
 *
 * It runs on the monotonic clock, so that a corrected wall clock neither shortens nor stretches it.
 */
export function startDeadline(milliseconds = callbackMilliseconds): Deadline {
  const end = performance.now() + milliseconds

  return { remaining: () => end - performance.now() }
}
