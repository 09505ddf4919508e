import type { AskedValue } from '../inputs/asked-value.ts'
import type { Input } from '../inputs/input.ts'
import type { AnswerKind, KindName } from '../product.ts'
import type { CheckedField } from './answers-schema.ts'

/**
 * Fields that are to be checked, as a page carries them to the browser: what a field, its values and their inputs have in
 * common is said once. `checkedFrom` reads them.
 */
export interface SentField {
  name: string
  values: readonly SentValue[]
}

/** A kind without its choices: the browser has those that are drawn. */
type Bare<Answer> = Answer extends { kind: KindName; options: unknown } ? Pick<Answer, 'kind'> : Answer

interface SentValue extends Pick<AskedValue, 'delivered'> {
  /** Where it is not the field's. */
  name?: string
  answer: Bare<AnswerKind>
  optional?: true
  /** Absent where there is one, of the type that is called as the kind is, with nothing else to be said of it. */
  inputs?: readonly [SentInput, ...SentInput[]]
}

/** With its name and whether it is required where those are not its value's. */
type SentInput = Omit<Input, 'name' | 'required'> & Partial<Pick<Input, 'name' | 'required'>>

/** Fields as `checkedFrom` reads them. */
export function sentFields(fields: readonly CheckedField[]): SentField[] {
  return fields.map(({ name, values }) => ({ name, values: values.map((value) => sentValue(value, name)) }))
}

function sentValue({ name, answer, required, inputs, delivered }: AskedValue, field: string): SentValue {
  const [first, ...others] = inputs
  const sent = ({ name: own, required: needed, ...input }: Input): SentInput => ({
    ...input,
    ...(own !== name && { name: own }),
    ...(needed !== required && { required: needed }),
  })
  const all = [sent(first), ...others.map(sent)] as const
  return {
    ...(name !== field && { name }),
    ...(!required && { optional: true }),
    answer: bareAnswer(answer),
    ...(isPlain(answer, all) ? {} : { inputs: all }),
    ...(delivered && { delivered }),
  }
}

function bareAnswer(answer: AnswerKind): Bare<AnswerKind> {
  if (answer.kind === 'choice') return { kind: 'choice' }
  if (answer.kind === 'choices') return { kind: 'choices' }
  return answer
}

/** The fields as they were. */
export function checkedFrom(fields: readonly SentField[]): CheckedField[] {
  return fields.map(({ name, values }) => ({ name, values: values.map((value) => readValue(value, name)) }))
}

function readValue({ name: own, answer, optional, inputs, ...rest }: SentValue, field: string): AskedValue {
  const name = own ?? field
  const required = !optional
  const [first, ...others] = inputs ?? [{ type: plainType(answer) }]
  const read = (input: SentInput): Input => ({ name, required, ...input })
  return { ...rest, name, answer: readAnswer(answer), required, inputs: [read(first), ...others.map(read)] }
}

function readAnswer(answer: SentValue['answer']): AnswerKind {
  if (answer.kind === 'choice') return { kind: 'choice', options: [] }
  if (answer.kind === 'choices') return { kind: 'choices', options: [] }
  return answer
}

/** Types of inputs that are called as a kind of answers which has one of them alone. */
const plainTypes = ['text', 'money', 'number', 'choice', 'choices'] as const

function plainType({ kind }: Pick<AnswerKind, 'kind'>): Input['type'] {
  return plainTypes.find((type) => type === kind) ?? 'text'
}

/** Whether an input is all that `readValue` makes of no input. */
function isPlain(answer: AnswerKind, [first, ...others]: readonly [SentInput, ...SentInput[]]): boolean {
  return others.length === 0 && first.type === plainType(answer) && Object.keys(first).length === 1
}
