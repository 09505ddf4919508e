import { type Language, perLanguage } from '../language.ts'

const dayFormat = dateFormat({ day: 'numeric', month: 'long', year: 'numeric' })
const monthFormats = {
  long: dateFormat({ month: 'long', year: 'numeric' }),
  short: dateFormat({ month: 'short', year: 'numeric' }),
}

function dateFormat(parts: Intl.DateTimeFormatOptions) {
  return perLanguage((locale) => new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' }))
}

/**
 * A date of any precision: `12 March 2026`, `March 2026`, `2026`; with `short` months, `Mar 2026`.
 *
 * Anything that is no date comes back as it is.
 */
export function formatDate(date: string, language: Language, month: 'long' | 'short' = 'long'): string {
  const [, year, monthOfYear, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(date) ?? []
  if (!year || !monthOfYear) return date

  const moment = new Date(`${year}-${monthOfYear}-${day ?? '01'}T00:00:00Z`)
  if (Number.isNaN(moment.getTime())) return date
  return (day ? dayFormat : monthFormats[month])(language).format(moment)
}

/** A time of day from `HHMM`: `09:01`. */
export function formatTime(time: string): string {
  return time.replace(/^(\d\d)(\d\d)$/, '$1:$2')
}

/** A day with its time: `23 April 2018, 13:45`. Seconds and offset are left out; the time is Singapore's as delivered. */
export function formatDateTime(moment: string, language: Language): string {
  const [day = '', time] = moment.split('T')
  return time ? `${formatDate(day, language)}, ${time.slice(0, 5)}` : formatDate(day, language)
}
