import { type AskedField, askedFields, type FormField } from '../form/form.ts'
import type { AnswerChanges, TypedAnswers } from '../stores.ts'

/**
 * What a draft keeps of a posted step: what the applicant typed. An answer that is still as Myinfo gave it is not theirs
 * to keep; it is left out, and one that was changed back to it is forgotten.
 */
export function keptAnswers(fields: readonly FormField[], answers: TypedAnswers): AnswerChanges {
  const initial: TypedAnswers = Object.assign({}, ...askedFields(fields).map((field: AskedField) => field.initial))
  return Object.fromEntries(
    Object.entries(answers).map(([input, answer]) => [
      input,
      Object.hasOwn(initial, input) && String(initial[input]) === String(answer) ? undefined : answer,
    ]),
  )
}
