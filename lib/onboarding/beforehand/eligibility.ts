import { ageOn, passOn } from '@/lib/myinfo/holder.ts'
import type { Person } from '@/lib/myinfo/person.ts'
import { askValue, readValue } from '../inputs/asked-value.ts'
import type { Product } from '../product.ts'
import type { TypedAnswers } from '../stores.ts'

/** What an applicant is told early that may stand against the application. The form stays open all the same. */
export type EligibilityNote =
  | { kind: 'under-age'; age: number }
  | { kind: 'pass-expired'; date: string }
  /** Myinfo says that the pass was cancelled, or is otherwise not live. */
  | { kind: 'pass-ended' }

/**
 * Reads from Myinfo, or else from what was typed, whether the applicant is too young for the product and whether a pass
 * has expired. Nothing is said of what is not known for sure: of a year alone, its most favourable day counts.
 *
 * `today` is `YYYY-MM-DD` in Singapore.
 */
export function eligibilityNotes({
  product: { minimumAge },
  person = {},
  typed,
  today,
}: {
  product: Product
  person?: Person
  typed: TypedAnswers
  today: string
}): EligibilityNote[] {
  const known = { ...typedDates(typed), ...delivered(person) }
  const notes: EligibilityNote[] = []
  const age = ageOn(known, today)
  if (minimumAge !== undefined && age && age.most < minimumAge) notes.push({ kind: 'under-age', age: minimumAge })

  const pass = passOn(known, today)
  const { passExpiry } = known
  if (pass === 'ended') notes.push({ kind: 'pass-ended' })
  if (pass === 'expired' && passExpiry?.state === 'present')
    notes.push({ kind: 'pass-expired', date: String(passExpiry.value) })
  return notes
}

function delivered(person: Person): Person {
  return Object.fromEntries(Object.entries(person).filter(([, value]) => value.state === 'present'))
}

/** The dates that decide, as typed where Myinfo has none. */
function typedDates(typed: TypedAnswers): Person {
  const dates = ['dateOfBirth', 'passExpiry'].flatMap((field): [string, Person[string]][] => {
    const asked = askValue({ place: { field }, answer: { kind: 'date' }, required: false })
    const value = readValue(asked, typed, () => [])
    return typeof value === 'string' ? [[field, { state: 'present', value, source: 'applicant' }]] : []
  })
  return Object.fromEntries(dates)
}
