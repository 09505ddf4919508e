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

/** Singapore's clocks, which have been the same all year since 1982. */
const singaporeOffset = 8 * 60 * 60 * 1000

/**
 * A day with its time in Singapore: `23 April 2018, 13:45`. One that names its zone is moved to Singapore's; one that
 * names none is Singapore's as delivered. Seconds are left out.
 */
export function formatDateTime(moment: string, language: Language): string {
  const [day = '', time] = inSingapore(moment).split('T')
  return time ? `${formatDate(day, language)}, ${time.slice(0, 5)}` : formatDate(day, language)
}

/** A moment that names its zone as Singapore's clocks have it, in ISO 8601; any other text as it is. */
export function inSingapore(moment: string): string {
  const time = /T.*(?:Z|[+-]\d\d:?\d\d)$/.test(moment) ? Date.parse(moment) : Number.NaN
  return Number.isNaN(time) ? moment : new Date(time + singaporeOffset).toISOString()
}
