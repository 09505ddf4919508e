// Made once: a formatter costs far more than its use, and a page of the form asks for today many times.
const days = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Singapore', dateStyle: 'short' })

/** Today in Singapore as `YYYY-MM-DD`, of a moment in epoch milliseconds. */
export function todayInSingapore(now: number = Date.now()): string {
  return days.format(now)
}
