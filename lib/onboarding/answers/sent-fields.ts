import type { AskedValue } from '../inputs/asked-value.ts'
import type { Input } from '../inputs/input.ts'
import type { AnswerKind } from '../product.ts'
import type { CheckedField } from './answers-schema.ts'

/**
 * Fields that are to be checked, as a page carries them to the browser: what a field, its values and their inputs have in
 * common is said once, and a choice by its value alone. `checkedFrom` reads them.
 */
export interface SentField {
  name: string
  values: readonly SentValue[]
}

type Listed = Extract<AnswerKind, { options: unknown }>

interface SentValue extends Pick<AskedValue, 'member' | 'row' | 'delivered'> {
  /** Where it is not the field's. */
  name?: string
  answer: Exclude<AnswerKind, Listed> | { kind: Listed['kind']; options: readonly string[] }
  optional?: true
  inputs: readonly [SentInput, ...SentInput[]]
}

/** With its name and whether it is required where those are not its value's. */
type SentInput = Omit<Input, 'name' | 'required'> & Partial<Pick<Input, 'name' | 'required'>>

/** Fields as `checkedFrom` reads them. */
export function sentFields(fields: readonly CheckedField[]): SentField[] {
  return fields.map(({ name, values }) => ({ name, values: values.map((value) => sentValue(value, name)) }))
}

function sentValue({ name, answer, required, inputs, ...rest }: AskedValue, field: string): SentValue {
  const [first, ...others] = inputs
  const sent = ({ name: own, required: needed, ...input }: Input): SentInput => ({
    ...input,
    ...(own !== name && { name: own }),
    ...(needed !== required && { required: needed }),
  })
  return {
    ...rest,
    ...(name !== field && { name }),
    ...(!required && { optional: true }),
    answer: 'options' in answer ? { kind: answer.kind, options: answer.options.map(({ value }) => value) } : answer,
    inputs: [sent(first), ...others.map(sent)],
  }
}

/** The fields as they were, but for the words of choices. */
export function checkedFrom(fields: readonly SentField[]): CheckedField[] {
  return fields.map(({ name, values }) => ({ name, values: values.map((value) => readValue(value, name)) }))
}

function readValue({ name: own, answer, optional, inputs, ...rest }: SentValue, field: string): AskedValue {
  const name = own ?? field
  const required = !optional
  const [first, ...others] = inputs
  const read = (input: SentInput): Input => ({ name, required, ...input })
  return { ...rest, name, answer: readAnswer(answer), required, inputs: [read(first), ...others.map(read)] }
}

function readAnswer(answer: SentValue['answer']): AnswerKind {
  if (!('options' in answer)) return answer
  return { kind: answer.kind, options: answer.options.map((value) => ({ value, label: { en: '' } })) }
}
