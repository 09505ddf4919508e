/** How long a session lives, in milliseconds: the store ends it, the cookie and the pages follow. */
export const sessionLimits = {
  /** A session that somebody logged in to has ended when it is unused for 30 minutes. */
  idle: 30 * 60_000,
  /** One without a login holds only what was typed in this browser, and nothing else brings that back: 2 hours. */
  idleByHand: 2 * 60 * 60_000,
  /** A session ends 4 hours after it began, however busy. */
  absolute: 4 * 60 * 60_000,
  /** Use pushes the idle limit forward at most this often. */
  renewal: 5 * 60_000,
} as const

/** How long a session may stay unused, in milliseconds: a form that is typed by hand outlives a lunch break. */
export function idleLimitOf({ subject }: { subject?: string | null }): number {
  return subject ? sessionLimits.idle : sessionLimits.idleByHand
}
