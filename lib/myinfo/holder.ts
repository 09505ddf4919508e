import type { Person, Value } from './person.ts'

/**
 * Full years of age on a day (`YYYY-MM-DD`): the least and the most that they can be. They differ where Myinfo knows only
 * the year or the month of birth.
 *
 * Undefined without a date of birth, or with one after that day. Someone born on 29 February has the birthday on 1 March
 * of other years.
 */
export function ageOn(person: Person, day: string): { least: number; most: number } | undefined {
  const born = presentText(person, 'dateOfBirth')
  if (born === undefined || born > day) return undefined
  return { least: yearsSince(`${born}${'-12-31'.slice(born.length - 4)}`, day), most: yearsSince(firstDay(born), day) }
}

/**
 * How a foreigner's pass stands on a day (`YYYY-MM-DD`): `ended` when its status is another than live or approved,
 * `expired` when its expiry date is past; of a month or a year alone its last day counts.
 *
 * Undefined where Myinfo says nothing of either.
 */
export function passOn(person: Person, day: string): 'good' | 'expired' | 'ended' | undefined {
  const status = presentText(person, 'passStatus')?.trim().toUpperCase() || undefined
  const expiry = presentText(person, 'passExpiry')
  if (status !== undefined && !['LIVE', 'APPROVED'].includes(status)) return 'ended'
  if (expiry === undefined) return status === undefined ? undefined : 'good'
  return `${expiry}${'-12-31'.slice(expiry.length - 4)}` < day ? 'expired' : 'good'
}

function yearsSince(born: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4))
  return Math.max(0, day.slice(5) < born.slice(5) ? years - 1 : years)
}

function firstDay(born: string): string {
  return `${born}${'-01-01'.slice(born.length - 4)}`
}

function presentText(person: Person, attribute: string): string | undefined {
  const item = person[attribute]
  const value: Value | undefined = item?.state === 'present' ? item.value : undefined
  return typeof value === 'string' ? value : undefined
}
