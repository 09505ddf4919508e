import type { Person } from '@/lib/myinfo/person.ts'
import { askValue, readValue } from '../inputs/asked-value.ts'
import type { Product } from '../product.ts'
import type { TypedAnswers } from '../stores.ts'

/** What an applicant is told early that may stand against the application. The form stays open all the same. */
export type EligibilityNote = { kind: 'under-age'; age: number } | { kind: 'pass-expired'; date: string }

/**
 * Reads from Myinfo, or else from what was typed, whether the applicant is too young for the product and whether a pass
 * has expired. Nothing is said of what is not known for sure: of a year alone, its most favourable day counts.
 *
 * `today` is `YYYY-MM-DD` in Singapore.
 */
export function eligibilityNotes({
  product,
  person = {},
  typed,
  today,
}: {
  product: Product
  person?: Person
  typed: TypedAnswers
  today: string
}): EligibilityNote[] {
  const notes: EligibilityNote[] = []
  const [birth, expiry] = ['dateOfBirth', 'passExpiry'].map((name) => dateOf({ name, person, typed }))
  const { minimumAge } = product
  if (minimumAge !== undefined && birth && today < birthday(birth, minimumAge))
    notes.push({ kind: 'under-age', age: minimumAge })
  if (expiry && lastDay(expiry) < today) notes.push({ kind: 'pass-expired', date: expiry })
  return notes
}

function dateOf({ name, person, typed }: { name: string; person: Person; typed: TypedAnswers }): string | undefined {
  const value = person[name]
  if (value?.state === 'present') return typeof value.value === 'string' ? value.value : undefined
  const asked = askValue({ place: { field: name }, answer: { kind: 'date' }, required: false })
  const read = readValue(asked, typed, () => [])
  return typeof read === 'string' ? read : undefined
}

function birthday(birth: string, age: number): string {
  const [year = '', month = '01', day = '01'] = birth.split('-')
  return `${Number(year) + age}-${month}-${day}`
}

function lastDay(date: string): string {
  const [year = '', month = '12', day = '31'] = date.split('-')
  return `${year}-${month}-${day}`
}
