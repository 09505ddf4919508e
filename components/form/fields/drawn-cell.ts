import { visibleText } from '@/lib/myinfo/format/visible-text.ts'
import type { AnswerProblems } from '@/lib/onboarding/inputs/answer-problem.ts'
import type { Cell } from '@/lib/onboarding/inputs/cells.ts'
import type { Input } from '@/lib/onboarding/inputs/input.ts'
import type { TypedAnswers } from '@/lib/onboarding/stores.ts'
import { choicesOf, isSeenAtOnce } from '../../words/choices-of.ts'
import type { Words } from '../../words/index.ts'
import { linesOf } from './choice-lines.ts'

/**
 * A control as plain values with its words, no more of them than it needs: a page carries what a client component is
 * given, and drawn elements are many times as long.
 */
export interface DrawnInput extends Pick<Input, 'name' | 'type'>, Partial<Pick<Input, Rules>> {
  /** Where it has to be answered. */
  required?: true
  /** What is in it is known to be wrong. */
  invalid?: true
  text?: string
  /** Of choices that are seen at once. */
  chosen?: readonly string[]
  /** The choices of a list, as `linesOf` writes them, and what stands first in one to open. */
  lines?: string
  choose?: string
  /** Its choices are searched by typing. */
  searched?: true
  /** What stands before the box of an amount, or above one box of several. */
  words?: string
}

type Rules = 'rule' | 'maxLength' | 'decimals' | 'autoComplete'

/** What is drawn under one label, as plain values with its words. */
export interface DrawnCell {
  name: string
  label: string
  /** Where it need not be answered: the word for that. */
  optional?: string
  hint?: string
  /** Where a prefilled value came from, or that Myinfo had none. */
  state?: string
  /** Beside another one where there is room. */
  half?: true
  /** One control; the boxes of a date; or choices. */
  inputs: readonly [DrawnInput, ...DrawnInput[]]
  boxes?: true
  /** Beside the choice that names nobody: what the applicant calls it. */
  own?: DrawnInput & { label: string; optional: string }
}

interface Answers {
  typed: TypedAnswers
  problems: AnswerProblems
  words: Words
}

const parts = { day: 'field.day', month: 'field.month', year: 'field.year' } as const

/** A cell in the words of a language, with what is typed in it and whether that is known to be wrong. */
export function drawnCell(
  cell: Cell,
  { label, hint, state, half }: { label: string; hint?: string; state?: string; half?: boolean },
  answers: Answers,
): DrawnCell {
  const { t } = answers.words
  const [first, ...others] = cell.inputs
  const own = others.find(({ part }) => part === 'own')
  const box = (input: Input) => ({ ...drawnInput(input, answers), words: t(parts[partOf(input)]) })
  return {
    name: cell.name,
    label,
    ...(!first.required && { optional: t('common.optional') }),
    ...(hint && { hint }),
    ...(state && { state }),
    ...(half && { half }),
    inputs: cell.boxes ? [box(first), ...others.map(box)] : [drawnInput(first, answers, cell.inputs)],
    ...(cell.boxes && { boxes: true }),
    ...(own && { own: { ...drawnInput(own, answers), label: t('field.ownWords'), optional: t('common.optional') } }),
  }
}

/** A control in the words of a language; `shared` are those whose faults it shows as its own. */
export function drawnInput(
  input: Input,
  { typed, problems, words }: Answers,
  shared: readonly Input[] = [input],
): DrawnInput {
  const { name, type, required, searched, rule, maxLength, decimals, autoComplete } = input
  const value = [typed[name] ?? []].flat()
  const text = visibleText(value[0] ?? '')
  const isInvalid = shared.some((one) => problems[one.name] !== undefined)
  const common = { name, type, ...(required && { required }), ...(isInvalid && { invalid: true as const }) }
  if (type !== 'choice' && type !== 'choices')
    return {
      ...common,
      ...(text && { text }),
      ...(rule && { rule }),
      ...(maxLength && maxLength <= 12 && { maxLength }),
      ...(decimals && { decimals }),
      ...(autoComplete && { autoComplete }),
      ...(type === 'money' && { words: words.t('field.dollars') }),
    }
  const lines = linesFor(input, words)
  if (isSeenAtOnce(input, words)) return { ...common, lines, ...(value.length > 0 && { chosen: value }) }
  return {
    ...common,
    lines,
    choose: words.t('field.choose'),
    ...(searched && { searched }),
    ...(text && { text }),
    ...(autoComplete && { autoComplete }),
  }
}

/** By language and code list. A list of countries is the same on every page, and long. */
const linesOfLists = new Map<string, string>()

function linesFor(input: Input, words: Words): string {
  if (!input.codes || input.also) return linesOf(choicesOf(input, words))
  const list = `${words.language} ${input.codes}`
  const lines = linesOfLists.get(list) ?? linesOf(choicesOf(input, words))
  linesOfLists.set(list, lines)
  return lines
}

function partOf({ type }: Input): keyof typeof parts {
  return type === 'day' || type === 'month' ? type : 'year'
}
