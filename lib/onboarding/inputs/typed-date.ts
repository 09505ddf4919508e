import type { AskedField } from '../form/form.ts'
import type { AnswerProblem } from './answer-problem.ts'
import type { Input } from './input.ts'
import { type TypedTexts, textOf } from './typed-texts.ts'

/** The boxes of each date, by the name they share. */
export function dateGroups(fields: readonly Pick<AskedField, 'inputs'>[]): Map<string, Input[]> {
  const groups = new Map<string, Input[]>()
  for (const input of fields.flatMap((field) => field.inputs)) {
    if (input.type !== 'day' && input.type !== 'month' && !(input.type === 'year' && input.name.endsWith('-year')))
      continue
    if (input.rule !== 'date' && input.rule !== 'past-date') continue
    const prefix = input.name.replace(/-(day|month|year)$/, '')
    groups.set(prefix, [...(groups.get(prefix) ?? []), input])
  }
  return groups
}

/** What is wrong with the date that three boxes make together. `today` is `YYYY-MM-DD` in Singapore. */
export function dateProblem({
  prefix,
  rule,
  typed,
  today,
}: {
  prefix: string
  rule?: Input['rule']
  typed: TypedTexts
  today: string
}): AnswerProblem | undefined {
  const parts = [textOf(typed[`${prefix}-year`]), textOf(typed[`${prefix}-month`]), textOf(typed[`${prefix}-day`])]
  if (parts.every((part) => part === '')) return undefined
  const date = joinDate(parts)
  if (!date) return 'not-date'
  return rule === 'past-date' && date > today ? 'in-future' : undefined
}

/** Joins year, month and day into `YYYY-MM-DD`; undefined when there is no such day. */
export function joinDate([year = '', month = '', day = '']: readonly string[]): string | undefined {
  if (!/^\d{4}$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day)) return undefined
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : undefined
}
