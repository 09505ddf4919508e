import { checkAnswers } from '../answers/check-answers.ts'
import { openQuestions } from '../form/arrange-steps.ts'
import { type AskedField, type Form, fieldsOf, isFilled } from '../form/form.ts'
import type { TypedAnswers } from '../stores.ts'
import { withInitial } from './build-application.ts'

/** How many answers Myinfo filled in, and how many of the applicant's own are there and left. */
export interface AnswerCount {
  filled: number
  answered: number
  left: number
}

/**
 * Counts the answers of a form. An optional question is neither left nor in the way; one that was answered wrongly is
 * left. `today` is `YYYY-MM-DD` in Singapore.
 */
export function countAnswers({ form, typed, today }: { form: Form; typed: TypedAnswers; today: string }): AnswerCount {
  const fields = fieldsOf(form)
  const held = withInitial(form, typed)
  const needed = openQuestions(fields).filter(({ required }) => required)
  const left = needed.filter((field) => isLeft({ field, typed: held, today }))
  return { filled: fields.filter(isFilled).length, answered: needed.length - left.length, left: left.length }
}

/** Whether a field still needs the applicant. */
function isLeft({ field, typed, today }: { field: AskedField; typed: TypedAnswers; today: string }): boolean {
  return Object.keys(checkAnswers({ fields: [field], typed, today })).length > 0
}
