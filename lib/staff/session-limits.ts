/** How long a member of staff stays signed in, in milliseconds. */
export const staffLimits = {
  /** Unused for 15 minutes, it ends. */
  idle: 15 * 60_000,
  /** It ends 10 hours after the sign-in, however busy. */
  absolute: 10 * 60 * 60_000,
  /** Use pushes the idle limit forward at most this often. */
  renewal: 60_000,
  /** An identity number stands in full for a minute. */
  reveal: 60_000,
} as const
