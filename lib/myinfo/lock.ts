import type { Attribute } from './attribute.ts'
import type { Person, PersonValue } from './person.ts'

/** Which rule decided on a lock; for reports, in the order in which the rules are tried. */
type LockRule =
  | 'no-value'
  | 'editable-by-catalogue'
  | 'verified-by-government'
  | 'verified-by-singpass'
  | 'given-by-applicant'

/**
 * Names the rule that locks a retrieved value or leaves it editable.
 *
 * The catalogue's list of items that stay editable comes before the source.
 *
 * @see Singpass developer documentation, Myinfo Key Principles and Data Catalog
 */
export function lockRule(attribute: Attribute, value: PersonValue): LockRule {
  if (value.state !== 'present') return 'no-value'
  if (attribute.alwaysEditable) return 'editable-by-catalogue'
  if (value.source === 'government') return 'verified-by-government'
  return value.source === 'singpass' ? 'verified-by-singpass' : 'given-by-applicant'
}

/**
 * Decides whether a retrieved value is locked.
 *
 * A value is locked when a government agency vouches for it. It stays editable when there is none, when the applicant
 * or Singpass is its source, and when Myinfo wants it editable whatever the source, as with the mobile number.
 */
export function isLocked(attribute: Attribute, value: PersonValue): boolean {
  return lockRule(attribute, value) === 'verified-by-government'
}

/**
 * Whether an attribute needs no asking because Myinfo fills another one instead: the type of HDB flat, or the type of
 * private housing, never both.
 */
export function isFilledElsewhere({ alternative }: Attribute, person: Person): boolean {
  return alternative !== undefined && person[alternative]?.state === 'present'
}
