import type { AnswerKind } from '../product.ts'
import type { AnswerProblem, AnswerProblems } from './answer-problem.ts'
import { type Delivered, isSameText, untouched } from './delivered.ts'
import type { Input } from './input.ts'
import { inputName, type ValuePlace, valueName } from './input-name.ts'
import type { Codes, Reading, TypedValue } from './kind.ts'
import { kindOf } from './kinds.ts'
import { type TypedTexts, textsOf } from './typed-texts.ts'

/** One value that is asked for, and its controls. Plain data, so that the server can hand it to the browser. */
export interface AskedValue {
  /** What its inputs share: `registeredAddress`, `childrenBirthRecords-0-name`. */
  name: string
  answer: AnswerKind
  required: boolean
  member?: string
  row?: number
  inputs: readonly [Input, ...Input[]]
  /** What Myinfo supplied for it; as long as that stands there untouched, it is taken and stored as it came. */
  delivered?: readonly Delivered[]
}

/** Longest text of an input that has no limit of its own. */
const longest = 500

/** Asks for a value: makes its controls by its kind. */
export function askValue({
  place,
  answer,
  required,
  autoComplete,
  delivered = [],
}: {
  place: ValuePlace
  answer: AnswerKind
  required: boolean
  delivered?: readonly Delivered[]
  /** The token of the whole value, as HTML has it: `bday`, `street-address`. Only for what concerns the applicant. */
  autoComplete?: string
}): AskedValue {
  const { member, row } = place
  const name = valueName(place)
  const ofRecord = { ...(member === undefined ? {} : { member }), ...(row === undefined ? {} : { row }) }
  const [first, ...others] = kindOf(answer).inputs({ name, required, answer, autoComplete })
  if (!first) throw new Error(`kind "${answer.kind}" has no input`)
  const inputs = [{ ...first, ...ofRecord }, ...others.map((input) => ({ ...input, ...ofRecord }))] as const
  return { name, answer, required, ...ofRecord, inputs: [...inputs], ...(delivered.length > 0 ? { delivered } : {}) }
}

/** What is wrong with a value, by input. Without `codes` a choice is taken as it is: the server looks it up. */
export function problemsOf({
  value,
  typed,
  today,
  codes,
}: {
  value: AskedValue
  typed: TypedTexts
  /** `YYYY-MM-DD` in Singapore. */
  today: string
  codes?: Codes
}): AnswerProblems {
  if (untouched(value, typed)) return {}
  const { answer, inputs } = value
  const kind = kindOf(answer)
  const held = typedValue(value, typed)
  const found: AnswerProblems = {}
  for (const { name, part, type, required, maxLength = longest } of inputs) {
    const isMissing = held.text(part) === '' && required && !kind.excuses?.(part ?? '', held)
    if (isMissing) found[name] = 'required'
    if (type !== 'choices' && held.text(part).length > maxLength) found[name] = 'too-long'
  }
  const isOneAnswer = kind.layout !== 'parts'
  if (isEmpty(value, held) || (isOneAnswer && Object.keys(found).length > 0)) return found
  const judged = Object.entries(kind.check(held, { answer, today, codes })).flatMap(([part, problem]) =>
    problem ? [[inputOfPart(value.name, part), problem] as const] : [],
  )
  return withoutUntouched(value, typed, { ...Object.fromEntries(judged), ...found })
}

/** A part that was not touched is not refused for what was typed into another, but that a country has its own rules. */
function withoutUntouched(value: AskedValue, typed: TypedTexts, problems: AnswerProblems): AnswerProblems {
  const [given] = value.delivered ?? []
  const country = inputName(value.name, 'country')
  if (!given || kindOf(value.answer).layout !== 'parts' || !isSameText(typed[country], given.texts[country]))
    return problems
  const stands = (input: string) =>
    textsOf(typed[input]).join('') !== '' && isSameText(typed[input], given.texts[input])
  return Object.fromEntries(Object.entries(problems).filter(([input]) => !stands(input)))
}

/** Every problem that an input may have: what the browser must have words for. */
export function possibleProblems({ answer }: AskedValue, { part, required, type }: Input): AnswerProblem[] {
  const own = kindOf(answer).problems[part ?? 'whole'] ?? []
  return [...(required ? (['required'] as const) : []), ...(type === 'choices' ? [] : (['too-long'] as const)), ...own]
}

/** What an application stores of a value; null where nothing, or nothing readable, was typed. */
export function readValue(value: AskedValue, typed: TypedTexts, codes: Codes): unknown {
  const given = untouched(value, typed)
  if (given?.stored !== undefined) return given.stored
  const read = kindOf(value.answer).read(typedValue(value, typed), { answer: value.answer, codes })
  return read ?? (given ? typedAsItStands(value, given.texts) : null)
}

/** A stored value for people to read, in lines. One of another kind, from before a product changed, is shown as it is. */
export function showValue(answer: AnswerKind, stored: unknown, reading: Reading): string {
  const kind = kindOf(answer)
  if (stored === null || stored === undefined) return ''
  return kind.holds(stored) ? kind.show(stored, answer, reading) : plainText(stored)
}

/** A stored value of which no kind is known. */
export function plainText(stored: unknown): string {
  if (Array.isArray(stored)) return stored.map(plainText).join('\n')
  return typeof stored === 'string' || typeof stored === 'number' ? String(stored) : ''
}

/** What stands in the inputs of a value, as typed: for an answer that cannot be read. */
export function typedAsItStands({ inputs }: AskedValue, typed: TypedTexts): string {
  return inputs
    .flatMap(({ name }) => textsOf(typed[name]))
    .join(' ')
    .trim()
}

function typedValue({ name, answer }: AskedValue, typed: TypedTexts): TypedValue {
  const { normalise } = kindOf(answer)
  const texts = (part?: string) =>
    textsOf(typed[inputName(name, part)]).map((text) => normalise(text, { part, answer }))
  return { text: (part) => texts(part)[0] ?? '', chosen: texts().filter((text) => text !== '') }
}

function isEmpty({ inputs }: AskedValue, held: TypedValue): boolean {
  return inputs.every(({ part }) => held.text(part) === '')
}

function inputOfPart(name: string, part: string): string {
  return inputName(name, part === 'whole' ? undefined : part)
}
