/** Today in Singapore as `YYYY-MM-DD`, of a moment in epoch milliseconds. */
export function todayInSingapore(now: number = Date.now()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Singapore', dateStyle: 'short' }).format(now)
}
