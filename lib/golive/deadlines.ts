/**
 * Days in Singapore on which Singpass stops taking what is old: v3 and v4 have ended, the rest follows.
 *
 * @see Singpass developer documentation, Singpass Myinfo, FAQ: v3 and v4 "till end Sep 2026", FAPI 2.0 by the end of 2026
 * @see https://github.com/opengovsg/mockpass/issues/694
 */
export const deadlines = {
  /** Last day of Myinfo v3 and v4. Whatever still answers may be switched off on any day. */
  v3AndV4: '2026-09-30',
  /** Last day of everything else that is not FAPI 2.0: Login and Myinfo v5 without it. */
  allButFapi: '2026-12-31',
} as const

/** A day as people read it: `30 September 2026`. */
export function inWords(date: string): string {
  return new Intl.DateTimeFormat('en-SG', { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(date))
}
