import { formatDate } from '@/lib/myinfo/format/calendar.ts'
import type { AnswerOf } from '../../product.ts'
import type { Input } from '../input.ts'
import { inputName } from '../input-name.ts'
import { isText, type Kind, type PartProblems, type TypedValue } from '../kind.ts'
import { monthNumber } from '../month-names.ts'
import { withoutSeparators } from '../normalise.ts'
import { yearProblem } from './amount.ts'

/** A day, typed into three boxes; stored as `YYYY-MM-DD`. */
export const date: Kind<AnswerOf<'date'>, string> = {
  layout: 'boxes',
  inputs: (asked) => boxes(asked, ['day', 'month', 'year']),
  normalise: normaliseBox,
  problems: { day: ['not-date', 'in-future'], year: ['not-year', 'too-small', 'too-large'] },
  check: (typed, { answer, today }) => calendarProblems({ typed, value: readDate(typed), answer, now: today }),
  read: readDate,
  holds: isText,
  show: (value, _, { wording }) => formatDate(value, wording.language),
}

/** A month of a year, typed into two boxes; stored as `YYYY-MM`. */
export const month: Kind<AnswerOf<'month'>, string> = {
  layout: 'boxes',
  inputs: (asked) => boxes(asked, ['month', 'year']),
  normalise: normaliseBox,
  problems: { month: ['not-month', 'in-future'], year: ['not-year', 'too-small', 'too-large'] },
  check: (typed, { answer, today }) =>
    calendarProblems({ typed, value: readMonth(typed), answer, now: today.slice(0, 7) }),
  read: readMonth,
  holds: isText,
  show: (value, _, { wording }) => formatDate(value, wording.language),
}

const limits = { day: { min: 1, max: 31 }, month: { min: 1, max: 12 }, year: { min: 1900, max: 2100 } } as const

function boxes(
  { name, required, autoComplete }: { name: string; required: boolean; autoComplete?: string },
  parts: readonly (keyof typeof limits)[],
): Input[] {
  return parts.map((part) => ({
    name: inputName(name, part),
    type: part,
    part,
    required,
    ...limits[part],
    autoComplete: autoComplete && `${autoComplete}-${part}`,
  }))
}

/** What people write with a number of a date: `3rd`, `3日`, `2026年`, and months by their names. */
function normaliseBox(typed: string, { part }: { part?: string }): string {
  if (part === 'month') return monthNumber(typed)
  return withoutSeparators(typed).replace(/(?<=^\d+)(?:st|nd|rd|th|日|号|號|年)$/i, '')
}

/** Problems of the boxes together stand beside the first one; of the year alone, beside the year. */
function calendarProblems({
  typed,
  value,
  answer,
  now,
}: {
  typed: TypedValue
  value?: string
  answer: AnswerOf<'date'> | AnswerOf<'month'>
  now: string
}): PartProblems {
  const ofYear = typed.text('year') === '' ? undefined : yearProblem(typed.text('year'))
  if (ofYear) return { year: ofYear }
  const [first, notOne] = answer.kind === 'date' ? (['day', 'not-date'] as const) : (['month', 'not-month'] as const)
  if (value === undefined) return { [first]: notOne }
  return answer.past && value > now ? { [first]: 'in-future' } : {}
}

function readDate(typed: TypedValue): string | undefined {
  const day = typed.text('day')
  const ofMonth = readMonth(typed)
  if (!ofMonth || !/^\d{1,2}$/.test(day)) return undefined
  const written = `${ofMonth}-${day.padStart(2, '0')}`
  const time = Date.parse(`${written}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(written) ? written : undefined
}

function readMonth(typed: TypedValue): string | undefined {
  const [ofYear, ofMonth] = [typed.text('year'), typed.text('month')]
  if (!/^\d{4}$/.test(ofYear) || !/^(0?[1-9]|1[0-2])$/.test(ofMonth)) return undefined
  return `${ofYear}-${ofMonth.padStart(2, '0')}`
}
