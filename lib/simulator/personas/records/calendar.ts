/**
 * Dates counted from one day, in Singapore, so that "about to expire" and "sixteen" stay true however late the
 * simulator is started.
 */
export interface Calendar {
  /** `YYYY-MM-DD`, the given number of days ahead (or back, when negative). */
  day(ahead: number): string
  /** `YYYY-MM`, the given number of months back. */
  month(back: number): string
  /** `YYYY-MM-DD`, a number of years back, so many days before the anniversary of today. */
  birthday(yearsBack: number, days?: number): string
  /** `YYYY`, the given number of years back. */
  year(back: number): string
}

const millisecondsPerDay = 86_400_000
const singaporeOffset = 8 * 3_600_000

/** Builds the calendar of the day on which `now` falls in Singapore. */
export function buildCalendar(now: Date): Calendar {
  const today = new Date(now.getTime() + singaporeOffset)
  const year = today.getUTCFullYear()
  const month = today.getUTCMonth()
  return {
    day: (ahead) => isoDay(new Date(today.getTime() + ahead * millisecondsPerDay)),
    month: (back) => isoDay(new Date(Date.UTC(year, month - back, 1))).slice(0, 7),
    birthday: (yearsBack, days = 30) => isoDay(new Date(Date.UTC(year - yearsBack, month, today.getUTCDate() - days))),
    year: (back) => String(year - back),
  }
}

function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10)
}
