import { codesOf } from '@/lib/myinfo/codes.ts'
import type { AskedField } from '../form/form.ts'
import type { AnswerProblems } from '../inputs/answer-problem.ts'
import type { TypedAnswers } from '../stores.ts'
import { findProblems } from './answers-schema.ts'

/**
 * Checks typed answers as the server does, on every post, page and submit; an empty result means that all of them can be
 * taken. `today` is `YYYY-MM-DD` in Singapore.
 *
 * It finds what the browser finds, and looks up codes besides.
 */
export function checkAnswers({
  fields,
  typed,
  today,
}: {
  fields: readonly AskedField[]
  typed: TypedAnswers
  today: string
}): AnswerProblems {
  return findProblems({ fields, typed, today, codes: (list) => codesOf(list, 'en') })
}
