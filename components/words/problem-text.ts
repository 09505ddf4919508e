import { formatValue } from '@/lib/myinfo/format/format.ts'
import type { AskedField } from '@/lib/onboarding/form/form.ts'
import type { AnswerProblem, AnswerProblems } from '@/lib/onboarding/inputs/answer-problem.ts'
import { possibleProblems } from '@/lib/onboarding/inputs/asked-value.ts'
import type { Input } from '@/lib/onboarding/inputs/input.ts'
import type { Words } from './index.ts'
import { fieldLabel, inputLabel, rowTitle } from './labels.ts'

/** What is said beside an input and in the summary, in the same words. */
function problemText({
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
  return words.t('problem.inRow', { row: rowTitle(field.attribute ?? {}, input.row, words), problem: text })
}

/** Every text that the inputs of some fields may need, by input and problem: all that the browser has to know. */
export function problemTexts(
  fields: readonly AskedField[],
  words: Words,
  isNeeded: (problem: AnswerProblem, input: Input) => boolean = () => true,
): ProblemTexts {
  const texts = fields.flatMap((field) =>
    field.values.flatMap((value) =>
      value.inputs.map((input): [string, ProblemTexts[string]] => {
        const possible = possibleProblems(value, input).filter((problem) => isNeeded(problem, input))
        const said = possible.map((problem) => [problem, problemText({ problem, field, input, words })])
        return [input.name, Object.fromEntries(said)]
      }),
    ),
  )
  return Object.fromEntries(texts)
}

/**
 * The texts that the browser needs: a list that is drawn has nothing wrong with it but that nothing is chosen, and
 * whatever else the server has found.
 */
export function textsInBrowser(fields: readonly AskedField[], found: AnswerProblems, words: Words): ProblemTexts {
  return problemTexts(fields, words, (problem, { name, type, searched }) => {
    const isDrawnList = !searched && (type === 'choice' || type === 'choices')
    return !isDrawnList || problem === 'required' || problem === found[name]
  })
}

type ProblemTexts = { [input: string]: Partial<Record<AnswerProblem, string>> }

function requiredText(field: AskedField, input: Input, words: Words): string {
  const { t } = words
  if (field.question?.missing && field.layout !== 'parts') return words.of(field.question.missing)
  if (field.question && field.layout !== 'parts')
    return t(questionKeys[input.type] ?? 'problem.requiredQuestion', { label: fieldLabel(field, words) })

  const label = inSentence(inputLabel(field, input, words))
  const [alone, inRow] = requiredKeys[requiredWay(field, input)]
  return t(input.row === undefined ? alone : inRow, { label })
}

const questionKeys: Partial<
  Record<Input['type'], 'problem.requiredQuestionChoice' | 'problem.requiredQuestionChoices'>
> = { choice: 'problem.requiredQuestionChoice', choices: 'problem.requiredQuestionChoices' }

const requiredKeys = {
  date: ['problem.requiredDate', 'problem.requiredDateInRow'],
  month: ['problem.requiredMonth', 'problem.requiredMonthInRow'],
  choice: ['problem.requiredChoice', 'problem.requiredChoiceInRow'],
  other: ['problem.required', 'problem.requiredInRow'],
} as const

/** How an empty input is spoken of: by the kind of its value, or as a choice, or as something to type. */
function requiredWay(field: AskedField, input: Input): keyof typeof requiredKeys {
  const kind = field.values.find(({ inputs }) => inputs.some(({ name }) => name === input.name))?.answer.kind
  if (kind === 'date' || kind === 'month') return kind
  return input.type === 'choice' ? 'choice' : 'other'
}

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
