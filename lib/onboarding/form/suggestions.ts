import { isRecord, isRecords } from '@/lib/myinfo/kinds.ts'
import type { Person, RecordValue } from '@/lib/myinfo/person.ts'
import type { Suggest } from '../product.ts'

/** An answer that the applicant may take with a tap; theirs once they take it, and never taken for them. */
export interface Suggestion {
  /** As they would type it. */
  text: string
  why: WhyLatest | { kind: 'months'; months: number } | { kind: 'most'; months: number }
}

/** A name that paid: alone in the newest month, the most of several then, or in some month; `YYYY-MM` where it has one. */
interface WhyLatest {
  kind: 'newest' | 'largest' | 'paid'
  month?: string
}

const mostSuggestions = 3

/** What Myinfo's records suggest for a question; none where there is nothing to go by. */
export function suggestionsFor(suggest: Suggest | undefined, person: Person | undefined): Suggestion[] {
  if (!suggest || !person) return []
  return suggest.kind === 'latest' ? latest(suggest, person) : multiples(suggest, person)
}

type Latest = Extract<Suggest, { kind: 'latest' }>

/** What a name paid in its own newest month. */
interface Payer {
  name: string
  /** `YYYY-MM`; empty where no record has one. */
  month: string
  cents: number
}

/** The names of the records, each once: newest month first, then the largest sum of that month, then Myinfo's order. */
function latest(suggest: Latest, person: Person): Suggestion[] {
  const payers = payersOf(suggest, rowsOf(person, suggest.attribute)).sort(
    (one, other) => other.month.localeCompare(one.month) || other.cents - one.cents,
  )
  const [first, second] = payers
  return payers.slice(0, mostSuggestions).map(({ name, month }, index) => {
    if (month === '') return { text: name, why: { kind: 'paid' } }
    if (index > 0 || first?.month !== month) return { text: name, why: { kind: 'paid', month } }
    if (second?.month !== month) return { text: name, why: { kind: 'newest', month } }
    return { text: name, why: { kind: second.cents < first.cents ? 'largest' : 'paid', month } }
  })
}

/** In the order in which Myinfo names them first. */
function payersOf({ member, by, amount }: Latest, rows: readonly RecordValue[]): Payer[] {
  const payers = new Map<string, Payer>()
  for (const row of rows) {
    const [name, month] = [textOf(row, member), textOf(row, by).slice(0, 7)]
    if (name === '') continue
    const known = payers.get(name)
    if (!known || month > known.month) payers.set(name, { name, month, cents: centsOf(row, amount) })
    else if (month === known.month) known.cents += centsOf(row, amount)
  }
  return [...payers.values()]
}

/** One month's income, half of the most, and the most, in whole dollars; each once, from the least. */
function multiples(suggest: Extract<Suggest, { kind: 'multiple-of-income' }>, person: Person): Suggestion[] {
  const yearly = yearlyIncome(suggest, person)
  if (yearly === undefined || yearly <= 0) return []
  const { most } = suggest
  const monthly = yearly / 12
  const ceiling = Math.floor(monthly * most)
  const steps = [1, most / 2].map((months) => ({ amount: roundedDown(monthly * months), months }))
  const lower = steps.filter(({ amount }, index) => amount > (steps[index - 1]?.amount ?? 0) && amount < ceiling)
  const suggested: Suggestion[] = [
    ...lower.map(({ amount, months }): Suggestion => ({ text: String(amount), why: { kind: 'months', months } })),
    { text: String(ceiling), why: { kind: 'most', months: most } },
  ]
  return suggested.filter(({ text }) => Number(text) >= suggest.least)
}

function yearlyIncome(
  { attribute, member }: { attribute: string; member: string },
  person: Person,
): number | undefined {
  const value = person[attribute]
  if (value?.state !== 'present' || !isRecord(value.value)) return undefined
  const income = new Map(Object.entries(value.value)).get(member)
  return typeof income === 'number' ? income : undefined
}

/** To whole thousands, below five thousand to whole hundreds. */
function roundedDown(amount: number): number {
  const unit = amount < 5_000 ? 100 : 1_000
  return Math.floor(amount / unit) * unit
}

function rowsOf(person: Person, attribute: string): readonly RecordValue[] {
  const value = person[attribute]
  return value?.state === 'present' && isRecords(value.value) ? value.value : []
}

function centsOf(row: RecordValue, member: string): number {
  const value = row[member]
  return typeof value === 'number' ? Math.round(value * 100) : 0
}

function textOf(row: RecordValue, member: string): string {
  const value = row[member]
  return typeof value === 'string' ? value : ''
}
