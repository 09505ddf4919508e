import { formatValue } from '@/lib/myinfo/format/format.ts'
import type { AskedField } from '@/lib/onboarding/form/form.ts'
import { type AnswerProblem, answerProblems } from '@/lib/onboarding/inputs/answer-problem.ts'
import type { Input } from '@/lib/onboarding/inputs/input.ts'
import type { Words } from './index.ts'
import { fieldLabel, inputLabel, rowTitle } from './labels.ts'

/** What is said beside an input and in the summary, in the same words. */
export function problemText({
  problem,
  field,
  input,
  words,
}: {
  problem: AnswerProblem
  field: AskedField
  input: Input
  words: Words
}): string {
  const text = problem === 'required' ? requiredText(field, input, words) : otherText(problem, input, words)
  if (input.row === undefined) return text
  return words.t('problem.inRow', { row: rowTitle(field, input.row, words), problem: text })
}

/** Every text that the inputs of some fields may need, by input and problem: all that the browser has to know. */
export function problemTexts(fields: readonly AskedField[], words: Words): ProblemTexts {
  const texts = fields.flatMap((field) =>
    field.inputs.map((input): [string, ProblemTexts[string]] => [
      input.name,
      Object.fromEntries(
        answerProblems
          .filter((problem) => isPossible(problem, input))
          .map((problem) => [problem, problemText({ problem, field, input, words })]),
      ),
    ]),
  )
  return Object.fromEntries(texts)
}

export type ProblemTexts = { [input: string]: Partial<Record<AnswerProblem, string>> }

function isPossible(problem: AnswerProblem, { type, rule, required, options, codes }: Input): boolean {
  if (problem === 'required') return required
  if (problem === 'too-long') return type !== 'choices'
  if (problem === 'not-offered') return options !== undefined || codes !== undefined
  if (problem === 'not-nric') return rule === 'nric'
  if (problem === 'not-postal') return rule === 'postal'
  if (problem === 'not-date') return type === 'day'
  if (problem === 'in-future') return type === 'day' && rule === 'past-date'
  if (problem === 'not-email') return type === 'email'
  if (problem === 'not-mobile') return type === 'tel'
  if (problem === 'not-year') return type === 'year'
  if (problem === 'not-money') return type === 'money'
  if (problem === 'not-number') return type === 'number'
  return type === 'money' || type === 'number' || type === 'year'
}

function requiredText(field: AskedField, input: Input, words: Words): string {
  const { t } = words
  if (field.question)
    return t(questionKeys[input.type] ?? 'problem.requiredQuestion', { label: fieldLabel(field, words) })

  const inRow = input.row !== undefined
  const label = inSentence(inputLabel(field, input, words))
  if (input.rule === 'date' || input.rule === 'past-date')
    return t(inRow ? 'problem.requiredDateInRow' : 'problem.requiredDate', { label })
  if (input.type === 'choice') return t(inRow ? 'problem.requiredChoiceInRow' : 'problem.requiredChoice', { label })
  return t(inRow ? 'problem.requiredInRow' : 'problem.required', { label })
}

const questionKeys: Partial<
  Record<Input['type'], 'problem.requiredQuestionChoice' | 'problem.requiredQuestionChoices'>
> = { choice: 'problem.requiredQuestionChoice', choices: 'problem.requiredQuestionChoices' }

function otherText(problem: Exclude<AnswerProblem, 'required'>, input: Input, { t, wording }: Words): string {
  const limit = (amount = 0) =>
    input.type === 'money' ? formatValue({ kind: 'money' }, amount, wording) : String(amount)
  if (input.type === 'year')
    return t('problem.not-year', { min: String(input.min ?? 1900), max: String(input.max ?? 2100) })
  if (problem === 'too-long') return t('problem.too-long', { max: input.maxLength ?? 500 })
  if (problem === 'too-small') return t('problem.too-small', { min: limit(input.min) })
  if (problem === 'too-large') return t('problem.too-large', { max: limit(input.max) })
  return t(`problem.${problem}`)
}

/** `Date of birth` becomes `date of birth`; `NRIC or FIN` stays. */
function inSentence(label: string): string {
  return /^.\p{Lu}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1)
}
