import * as z from 'zod/mini'
import type { AskedField } from './form.ts'
import type { Input } from './inputs.ts'
import { isNricOrFin } from './nric.ts'
import type { TypedAnswers } from './stores.ts'

/** Why an answer cannot be taken; the words for each live in the message catalogue. */
export const answerProblems = [
  'required',
  'too-long',
  'not-email',
  'not-mobile',
  'not-nric',
  'not-postal',
  'not-date',
  'in-future',
  'not-money',
  'not-number',
  'not-year',
  'too-small',
  'too-large',
  'not-offered',
] as const
export type AnswerProblem = (typeof answerProblems)[number]

/** Problems by the name of the input they belong beside. */
export type AnswerProblems = { [input: string]: AnswerProblem }

/** The part of a field that checking needs; plain data, so that the server can hand it to the browser. */
export type CheckedField = Pick<AskedField, 'name' | 'layout' | 'inputs'>

/**
 * The one schema of a form step, used by the server on every post and by the browser while typing.
 *
 * It takes the typed texts as they are and reports every problem at once, each under the input it belongs to.
 * `today` is `YYYY-MM-DD` in Singapore.
 */
export function answersSchema(fields: readonly CheckedField[], today: string) {
  const text = z.optional(z.union([z.string(), z.array(z.string())]))
  return z.record(z.string(), text).check((context) => {
    for (const [input, problem] of Object.entries(findProblems({ fields, typed: context.value, today }))) {
      context.issues.push({ code: 'custom', message: problem, path: [input], input: context.value[input] })
    }
  })
}

/** Checks typed answers; an empty result means that all of them can be taken. */
export function parseAnswers({
  fields,
  typed,
  today,
}: {
  fields: readonly CheckedField[]
  typed: TypedAnswers
  today: string
}): AnswerProblems {
  const result = answersSchema(fields, today).safeParse(typed)
  if (result.success) return {}
  return Object.fromEntries(result.error.issues.map((issue) => [String(issue.path[0]), asProblem(issue.message)]))
}

function asProblem(message: string): AnswerProblem {
  return answerProblems.find((problem) => problem === message) ?? 'required'
}

function findProblems({
  fields,
  typed,
  today,
}: {
  fields: readonly CheckedField[]
  typed: { [input: string]: string | string[] | undefined }
  today: string
}): AnswerProblems {
  const problems: AnswerProblems = {}
  for (const input of fields.flatMap((field) => field.inputs)) {
    const problem =
      input.type === 'choices'
        ? choicesProblem(input, typed[input.name])
        : inputProblem(input, textOf(typed[input.name]), typed)
    if (problem) problems[input.name] = problem
  }
  for (const [prefix, inputs] of dateGroups(fields)) {
    const problem = dateProblem({ prefix, rule: inputs[0]?.rule, typed, today })
    if (problem && inputs.every((input) => !problems[input.name])) problems[`${prefix}-day`] = problem
  }
  return problems
}

function textOf(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? (value[0] ?? '') : (value ?? '')).trim()
}

function choicesProblem(
  { options = [], required }: Input,
  value: string | string[] | undefined,
): AnswerProblem | undefined {
  const chosen = [value ?? []].flat()
  if (chosen.length === 0) return required ? 'required' : undefined
  return chosen.every((choice) => options.some((option) => option.value === choice)) ? undefined : 'not-offered'
}

function inputProblem(
  input: Input,
  text: string,
  typed: { [input: string]: string | string[] | undefined },
): AnswerProblem | undefined {
  if (text === '') return input.required ? 'required' : undefined
  if (text.length > (input.maxLength ?? 500)) return 'too-long'
  if (input.type === 'choice')
    return input.options && !input.options.some(({ value }) => value === text) ? 'not-offered' : undefined
  if (input.type === 'email') return z.regexes.email.test(text) ? undefined : 'not-email'
  if (input.type === 'tel') return isPhoneNumber(text) ? undefined : 'not-mobile'
  if (input.rule === 'nric') return isNricOrFin(text.toUpperCase()) ? undefined : 'not-nric'
  if (input.rule === 'postal')
    return isPostal(text, textOf(typed[input.name.replace(/postal$/, 'country')])) ? undefined : 'not-postal'
  if (input.type === 'money') return amountProblem(input, parseMoney(text), 'not-money')
  if (input.type === 'number') return amountProblem(input, parseMoney(text), 'not-number')
  if (input.type === 'year')
    return amountProblem(
      { ...input, min: 1900, max: 2100 },
      /^\d{4}$/.test(text) ? Number(text) : undefined,
      'not-year',
    )
  return undefined
}

function amountProblem(
  { min, max }: Input,
  amount: number | undefined,
  notOne: AnswerProblem,
): AnswerProblem | undefined {
  if (amount === undefined) return notOne
  if (min !== undefined && amount < min) return 'too-small'
  return max !== undefined && amount > max ? 'too-large' : undefined
}

/** Reads `5000`, `5,000` or `S$5,000.50` as dollars; undefined when it is no amount. */
export function parseMoney(text: string): number | undefined {
  const digits = text.trim().replace(/^(S?\$|SGD)\s*/i, '')
  if (!/^\d{1,3}(,\d{3})*(\.\d{1,2})?$|^\d+(\.\d{1,2})?$/.test(digits)) return undefined
  return Number(digits.replaceAll(',', ''))
}

/** A Singapore number has eight digits and starts with 3, 6, 8 or 9; another country's is taken with its prefix. */
function isPhoneNumber(text: string): boolean {
  const digits = text.replace(/[\s()-]/g, '')
  const local = digits.replace(/^\+?65(?=\d{8}$)/, '')
  return /^[3689]\d{7}$/.test(local) || (/^\+\d{8,15}$/.test(digits) && !digits.startsWith('+65'))
}

function isPostal(text: string, country: string): boolean {
  return country === '' || country === 'SG' ? /^\d{6}$/.test(text) : /^[A-Za-z0-9 -]{2,12}$/.test(text)
}

function dateGroups(fields: readonly CheckedField[]): Map<string, Input[]> {
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

function dateProblem({
  prefix,
  rule,
  typed,
  today,
}: {
  prefix: string
  rule?: Input['rule']
  typed: { [input: string]: string | string[] | undefined }
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
