import type { Holder } from './attribute.ts'
import { isCode } from './kinds.ts'
import type { Person, Value } from './person.ts'

/**
 * Tells which kind of person this is, from the residential status and the pass.
 *
 * The first letter of an NRIC or FIN proves nothing and is never asked. A residential status that Myinfo calls not
 * applicable is how a holder of a FIN comes back.
 *
 * @see Singpass developer documentation, Data Catalog (Myinfo), Personal
 */
export function holderOf(person: Person): Holder | 'unknown' {
  const status = codeOf(presentValue(person, 'residentialStatus'))
  if (status === 'C') return 'citizen'
  if (status === 'P') return 'permanent-resident'
  if (status === 'A' || presentValue(person, 'passType') !== undefined) return 'foreigner'
  return person.residentialStatus?.state === 'not-applicable' ? 'foreigner' : 'unknown'
}

/**
 * Full years of age on a day (`YYYY-MM-DD`): at least these, where Myinfo knows only the year or the month of birth.
 *
 * Undefined without a date of birth, or with one after that day. Someone born on 29 February has the birthday on 1 March
 * of other years.
 */
export function ageOn(person: Person, day: string): number | undefined {
  const born = presentValue(person, 'dateOfBirth')
  if (typeof born !== 'string' || born > day) return undefined

  const latest = `${born}${'-12-31'.slice(born.length - 4)}`
  const years = Number(day.slice(0, 4)) - Number(latest.slice(0, 4))
  return Math.max(0, day.slice(5) < latest.slice(5) ? years - 1 : years)
}

/**
 * Whether a foreigner's pass is good on a day (`YYYY-MM-DD`): live or approved, and not past its expiry date.
 *
 * Undefined where Myinfo gave no expiry date.
 */
export function isPassValidOn(person: Person, day: string): boolean | undefined {
  const expiry = presentValue(person, 'passExpiry')
  const status = presentValue(person, 'passStatus')
  if (typeof expiry !== 'string') return undefined
  if (typeof status === 'string' && !['LIVE', 'APPROVED'].includes(status.trim().toUpperCase())) return false
  return expiry >= day
}

function presentValue(person: Person, attribute: string): Value | undefined {
  const item = person[attribute]
  return item?.state === 'present' ? item.value : undefined
}

function codeOf(value: Value | undefined): string | undefined {
  return value !== undefined && isCode(value) ? value.code.trim().toUpperCase() : undefined
}
