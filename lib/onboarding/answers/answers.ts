import * as z from 'zod/mini'
import type { AskedField } from '../form/form.ts'
import { type AnswerProblem, type AnswerProblems, answerProblems } from '../inputs/answer-problem.ts'
import { choicesProblem, inputProblem } from '../inputs/answer-rules.ts'
import { dateGroups, dateProblem } from '../inputs/typed-date.ts'
import { type TypedTexts, textOf } from '../inputs/typed-texts.ts'
import type { TypedAnswers } from '../stores.ts'

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
  typed: TypedTexts
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
