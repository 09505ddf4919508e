import { type AskedField, askedFields, type FormField } from '../form/form.ts'
import { isSameText } from '../inputs/delivered.ts'
import type { AnswerChanges, TypedAnswers } from '../stores.ts'

/**
 * What a draft keeps of a posted step: what the applicant typed. An answer that is still as Myinfo gave it is not theirs
 * to keep; it is left out, and one that was changed back to it is forgotten.
 */
export function keptAnswers(fields: readonly FormField[], answers: TypedAnswers): AnswerChanges {
  const initial: TypedAnswers = Object.assign({}, ...askedFields(fields).map((field) => field.initial))
  return Object.fromEntries(
    Object.entries(answers).map(([input, answer]) => [
      input,
      Object.hasOwn(initial, input) && isSameText(answer, initial[input]) ? undefined : answer,
    ]),
  )
}

/** Whether all that a field holds is still as Myinfo gave it; never true where Myinfo gave nothing to change. */
export function isUntouched({ state, inputs, initial }: AskedField, typed: TypedAnswers): boolean {
  return state === 'editable' && inputs.every(({ name }) => isSameText(typed[name], initial[name]))
}
