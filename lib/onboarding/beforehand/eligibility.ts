import { ageOn, passOn } from '@/lib/myinfo/holder.ts'
import type { Person } from '@/lib/myinfo/person.ts'
import { askValue, readValue } from '../inputs/asked-value.ts'
import type { Product } from '../product.ts'
import type { TypedAnswers } from '../stores.ts'

/** What an applicant is told early that may stand against the application. */
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

/** Why somebody cannot have a product, and until when where that is known. */
export type Ineligible =
  /** `from`: the birthday from which they can, as exact as the date of birth: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  { kind: 'under-age'; field: 'dateOfBirth'; age: number; from: string } | { kind: 'pass-ended'; field: 'passStatus' }

/**
 * Why an applicant cannot have the product, so that it is said before anything else is asked; undefined when nothing is
 * against it. `field` is the attribute that decides. A pass that is past its date is none of these: its renewal may be
 * under way, which only a person can judge.
 */
export function ineligible(given: Parameters<typeof eligibilityNotes>[0]): Ineligible | undefined {
  const notes = eligibilityNotes(given)
  const young = notes.find((note) => note.kind === 'under-age')
  if (young) {
    const { dateOfBirth } = { ...typedDates(given.typed), ...delivered(given.person ?? {}) }
    const born = dateOfBirth?.state === 'present' ? String(dateOfBirth.value) : ''
    return { kind: 'under-age', field: 'dateOfBirth', age: young.age, from: birthdayAt(born, young.age) }
  }
  return notes.some(({ kind }) => kind === 'pass-ended') ? { kind: 'pass-ended', field: 'passStatus' } : undefined
}

/** What may be kept of a person who cannot have the product: the value that decides, and nothing else. */
export function decidingPart(person: Person, { field }: Ineligible): Person {
  const value = person[field]
  return value ? { [field]: value } : {}
}

/** Someone born on 29 February has the birthday on 1 March of other years. */
function birthdayAt(born: string, age: number): string {
  const date = `${Number(born.slice(0, 4)) + age}${born.slice(4)}`
  const exists = date.length < 10 || new Date(date).toISOString().startsWith(date)
  return exists ? date : `${date.slice(0, 4)}-03-01`
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
