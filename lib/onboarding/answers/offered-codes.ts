import { codesOf } from '@/lib/myinfo/codes.ts'
import type { AskedField } from '../form/form.ts'
import type { AnswerProblems } from '../inputs/answer-problem.ts'
import type { TypedAnswers } from '../stores.ts'

/**
 * Refuses a code that its list does not offer, unless Myinfo itself had filled it in: its lists grow before ours.
 *
 * The browser cannot do this check without carrying every list of countries; its own lists are the choices it draws.
 */
export function findCodeProblems(fields: readonly AskedField[], typed: TypedAnswers): AnswerProblems {
  const problems: AnswerProblems = {}
  for (const { inputs, initial } of fields) {
    for (const { name, codes } of inputs) {
      const code = typed[name]
      if (!codes || typeof code !== 'string' || code === '' || code === initial[name]) continue
      if (!codesOf(codes, 'en').some((offered) => offered.code === code)) problems[name] = 'not-offered'
    }
  }
  return problems
}
