import * as z from 'zod/mini'
import type { AskedField } from '../form/form.ts'
import type { AnswerProblems } from '../inputs/answer-problem.ts'
import { type AskedValue, problemsOf } from '../inputs/asked-value.ts'
import type { Input } from '../inputs/input.ts'
import type { Codes } from '../inputs/kind.ts'
import type { TypedTexts } from '../inputs/typed-texts.ts'

/** The part of a field that checking needs; plain data, so that the server can hand it to the browser. */
export type CheckedField = Pick<AskedField, 'name' | 'values'>

/**
 * What the browser needs to check some fields: no words, no choices and no prefilled values. Fields that are asked for
 * because of another answer are left to the server, which knows whether they still are.
 */
export function checkedFields(fields: readonly (CheckedField & Pick<AskedField, 'showWhen'>)[]): CheckedField[] {
  return fields.filter(({ showWhen }) => !showWhen).map(({ name, values }) => ({ name, values: values.map(bare) }))
}

function bare({ name, answer, required, delivered, inputs: [first, ...others] }: AskedValue): AskedValue {
  return {
    name,
    answer: 'options' in answer ? { ...answer, options: [] } : answer,
    required,
    inputs: [checkedInput(first), ...others.map(checkedInput)],
    ...(delivered && { delivered: delivered.map(({ texts }) => ({ texts })) }),
  }
}

function checkedInput({ name, type, part, required, maxLength }: Input): Input {
  return { name, type, required, ...(part && { part }), ...(maxLength && { maxLength }) }
}

/**
 * The rules of a form step as a schema, for the browser's form library; `findProblems` is what the server calls.
 *
 * It takes the typed texts as they are and reports every problem at once, each under the input it belongs to.
 * `today` is `YYYY-MM-DD` in Singapore. The browser has no `codes`: it takes the choices that it draws.
 */
export function answersSchema({
  fields,
  today,
  codes,
}: {
  fields: readonly CheckedField[]
  today: string
  codes?: Codes
}) {
  const text = z.optional(z.union([z.string(), z.array(z.string())]))
  return z.record(z.string(), text).check((context) => {
    for (const [input, problem] of Object.entries(findProblems({ fields, typed: context.value, today, codes }))) {
      context.issues.push({ code: 'custom', message: problem, path: [input], input: context.value[input] })
    }
  })
}

/** All that is wrong with the answers to some fields, by input. */
export function findProblems({
  fields,
  typed,
  today,
  codes,
}: {
  fields: readonly CheckedField[]
  typed: TypedTexts
  today: string
  codes?: Codes
}): AnswerProblems {
  const values = fields.flatMap((field) => field.values)
  return Object.assign({}, ...values.map((value) => problemsOf({ value, typed, today, codes })))
}
