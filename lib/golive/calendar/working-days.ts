import table from './holidays.json' with { type: 'json' }

const day = 86_400_000
const singapore = 8 * 60 * 60_000

/** Singapore's public holidays as a data file: where they stand, when they were read, and the last day they tell of. */
export const publicHolidays: {
  source: string
  readOn: string
  until: string
  days: Readonly<Record<string, string>>
} = table

/** The day in Singapore, as `2026-11-23`. `now` is epoch milliseconds. */
export function dayInSingapore(now: number): string {
  return new Date(now + singapore).toISOString().slice(0, 10)
}

/** The day after, as `2026-11-24`. */
export function nextDay(date: string): string {
  return new Date(Date.parse(date) + day).toISOString().slice(0, 10)
}

/** Whether Singapore's offices work on a day: not on Saturdays, Sundays and public holidays. */
export function isWorkingDay(date: string): boolean {
  const weekday = new Date(date).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !Object.hasOwn(publicHolidays.days, date)
}

/** The first working day on or after a day. */
export function workingDayFrom(date: string): string {
  return isWorkingDay(date) ? date : workingDayFrom(nextDay(date))
}

/** The last of `count` working days, the first of which is `from` or the next working day. `count` is at least 1. */
export function lastOfWorkingDays(from: string, count: number): string {
  const first = workingDayFrom(from)
  return count <= 1 ? first : lastOfWorkingDays(nextDay(first), count - 1)
}

/** Working days after `from` and up to `to`; negative, counted the other way, when `to` is earlier. */
export function workingDaysBetween(from: string, to: string): number {
  if (to < from) return -workingDaysBetween(to, from)
  let count = 0
  for (let date = nextDay(from); date <= to; date = nextDay(date)) count += isWorkingDay(date) ? 1 : 0
  return count
}
