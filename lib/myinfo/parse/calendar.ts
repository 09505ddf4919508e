import { inSingapore } from '../format/calendar.ts'
import { isNoValue, malformed, type Parsed, unwrap } from './wire.ts'

/** A day, a month or a year that exists: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. A day or month `00` is one that is not known. */
export function parseDate(wire: unknown): Parsed<string> {
  return parseCalendar(wire, (text) => {
    const known = text.replace(/^(\d{4}(?:-\d\d)?)-00$/, '$1').replace(/^(\d{4})-00$/, '$1')
    return isDate(known) ? known : malformed
  })
}

/** A month that exists, `YYYY-MM`. */
export function parseMonth(wire: unknown): Parsed<string> {
  return parseCalendar(wire, (text) => (text.length === 7 && isDate(text) ? text : malformed))
}

/** A year of four digits. */
export function parseYear(wire: unknown): Parsed<string> {
  return parseCalendar(wire, (text) => (text.length === 4 && isDate(text) ? text : malformed))
}

/** A time of day, `HHMM`. */
export function parseTime(wire: unknown): Parsed<string> {
  return parseCalendar(wire, (text) => {
    const digits = text.replace(':', '').padStart(4, '0')
    return /^([01]\d|2[0-3])[0-5]\d$/.test(digits) ? digits : malformed
  })
}

/**
 * A day with a time, as delivered when it is `YYYY-MM-DDTHH:MM:SS` with or without an offset.
 *
 * `DDMMYYYYHHMMSS`, the catalogue's own form, comes out in that one too, so that the rest knows only one.
 */
export function parseDateTime(wire: unknown): Parsed<string> {
  return parseCalendar(wire, (text) => {
    const [, day, month, year, hour, minute, second] = /^(\d\d)(\d\d)(\d{4})(\d\d)(\d\d)(\d\d)$/.exec(text) ?? []
    const iso = year ? `${year}-${month}-${day}T${hour}:${minute}:${second}` : text
    return isDateTime(iso) ? iso : malformed
  })
}

/** The day of a day with or without a time, in Singapore, `YYYY-MM-DD`; undefined for what is neither. */
export function readDay(text: string): string | undefined {
  const moment = text.trim()
  return isDateTime(moment) ? inSingapore(moment).slice(0, 10) : undefined
}

function parseCalendar(wire: unknown, parse: (text: string) => Parsed<string>): Parsed<string> {
  const content = unwrap(wire)
  if (isNoValue(content)) return undefined
  return typeof content === 'string' || typeof content === 'number' ? parse(String(content).trim()) : malformed
}

function isDateTime(text: string): boolean {
  const [day = '', time] = text.split('T')
  if (day.length !== 10 || !isDate(day)) return false
  return time === undefined || /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/.test(time)
}

/** Whether there is such a year, month or day in the calendar. */
function isDate(text: string): boolean {
  const [, year = '', month = '01', day = '01'] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? []
  if (Number(year) === 0) return false

  const date = new Date(`${year}-${month}-${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`)
}
