/** A code of Myinfo's own lists. Show `description`, decide on `code`; both may be unknown to us and are kept. */
export interface Code {
  code: string
  description: string
}

/** A phone number in the parts that Myinfo gives. */
export interface Phone {
  prefix: string
  areaCode: string
  number: string
}

/** A registered address: Singapore's parts, or free lines for an overseas or unformatted one. */
export type Address =
  | {
      kind: 'parts'
      block: string
      building: string
      floor: string
      unit: string
      street: string
      postal: string
      country: Code
    }
  | { kind: 'lines'; lines: string[] }

/** Money is a number of Singapore dollars; a date is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, a month `YYYY-MM`. */
export type Leaf = string | number | boolean | Code | Phone | Address

/** A nested record, members by our own names. A member without a value is absent. */
export interface RecordValue {
  [member: string]: Leaf | RecordValue | RecordValue[] | undefined
}

/** What an attribute of a person holds: one value, a record, or rows of records. */
export type Value = Leaf | RecordValue | RecordValue[]

/** Who vouches for a value: a government agency, the applicant, or Singpass (verified mobile number or e-mail). */
export type Source = 'government' | 'applicant' | 'singpass'

/**
 * One attribute as it came back, with where it came from.
 *
 * `unavailable`: asked for, but blank, missing, malformed or flagged so. `not-applicable`: Myinfo says that it does not
 * apply to this kind of person.
 */
export type PersonValue =
  | { state: 'present'; value: Value; source: Source; updated?: string }
  | { state: 'unavailable'; updated?: string }
  | { state: 'not-applicable' }

/** A person as retrieved: exactly the attributes that were asked for, by our own names. */
export type Person = { readonly [attribute: string]: PersonValue }
