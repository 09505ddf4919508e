/** How long a session lives, in milliseconds: the store ends it, the cookie and the pages follow. */
export const sessionLimits = {
  /** A session unused for 30 minutes has ended. */
  idle: 30 * 60_000,
  /** A session ends 4 hours after it began, however busy. */
  absolute: 4 * 60 * 60_000,
  /** Use pushes the idle limit forward at most this often. */
  renewal: 5 * 60_000,
} as const
