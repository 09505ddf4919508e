import { isRecord, isRecords } from '@/lib/myinfo/kinds.ts'
import type { Person, RecordValue } from '@/lib/myinfo/person.ts'
import type { Suggest } from '../product.ts'

/** An answer that the applicant may take with a tap; theirs once they take it, and never taken for them. */
export interface Suggestion {
  /** As they would type it. */
  text: string
  why: { kind: 'latest' } | { kind: 'months'; months: number } | { kind: 'most'; months: number }
}

const mostSuggestions = 3

/** What Myinfo's records suggest for a question; none where there is nothing to go by. */
export function suggestionsFor(suggest: Suggest | undefined, person: Person | undefined): Suggestion[] {
  if (!suggest || !person) return []
  return suggest.kind === 'latest' ? latest(suggest, person) : multiples(suggest, person)
}

/** The names in the newest records, each once, newest first. */
function latest({ attribute, member, by }: Extract<Suggest, { kind: 'latest' }>, person: Person): Suggestion[] {
  const rows = [...rowsOf(person, attribute)].sort((one, other) => textOf(other, by).localeCompare(textOf(one, by)))
  const names = new Set(rows.map((row) => textOf(row, member)).filter((name) => name !== ''))
  return [...names].slice(0, mostSuggestions).map((text) => ({ text, why: { kind: 'latest' } }))
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

function textOf(row: RecordValue, member: string): string {
  const value = row[member]
  return typeof value === 'string' ? value : ''
}
