import { parseAnswers } from '../answers/answers.ts'
import { findCodeProblems } from '../answers/offered-codes.ts'
import { type AskedField, askedFields, type Form, type FormField, fieldsOf, type ShownField } from '../form/form.ts'
import type { AnswerProblems } from '../inputs/answer-problem.ts'
import type { Input } from '../inputs/input.ts'
import { joinDate } from '../inputs/typed-date.ts'
import { parseMoney } from '../inputs/typed-money.ts'
import type { Language } from '../product.ts'
import type { ApplicationValue, Retrieval, TypedAnswers } from '../stores.ts'

/** An application as the applicant sends it, before it has a reference. */
export interface ReadyApplication {
  product: string
  connection: string
  api: string
  language: Language
  values: readonly ApplicationValue[]
}

export type ApplicationResult =
  | { kind: 'ready'; application: ReadyApplication }
  | { kind: 'incomplete'; step: string; problems: AnswerProblems }

/**
 * Makes the application from the form, the retrieval and what was typed.
 *
 * Locked values are taken from the retrieval, whatever the browser says. The first step with a problem is named, so
 * that the applicant can be taken there.
 */
export function buildApplication(input: {
  form: Form
  retrieval?: Retrieval
  typed: TypedAnswers
  language: Language
  today: string
}): ApplicationResult {
  const { form, retrieval, language, today } = input
  const typed = withInitial(form, input.typed)
  for (const step of form.steps) {
    const fields = askedFields(step.fields)
    const problems = { ...findCodeProblems(fields, typed), ...parseAnswers({ fields, typed, today }) }
    if (Object.keys(problems).length > 0) return { kind: 'incomplete', step: step.id, problems }
  }

  const values = fieldsOf(form).flatMap((field) => applicationValue({ field, retrieval, typed }) ?? [])
  const origin = retrieval
    ? { connection: retrieval.connection, api: retrieval.api }
    : { connection: 'none', api: 'none' }
  return { kind: 'ready', application: { product: form.product.id, ...origin, language, values } }
}

/** What the inputs hold: what was typed, and Myinfo's editable values where nothing was typed yet. */
export function withInitial(form: Form, typed: TypedAnswers): TypedAnswers {
  const initial = askedFields(fieldsOf(form)).map((field) => field.initial)
  return Object.assign({}, ...initial, typed)
}

function applicationValue({
  field,
  retrieval,
  typed,
}: {
  field: FormField
  retrieval?: Retrieval
  typed: TypedAnswers
}): ApplicationValue | undefined {
  if (field.kind === 'shown') return retrieval && shownValue(field, retrieval)
  const value = typedValue(field, typed)
  const untouched =
    field.state === 'editable' &&
    retrieval &&
    field.inputs.every((input) => String(typed[input.name] ?? '') === String(field.initial[input.name] ?? ''))
  if (!untouched) return { field: field.name, value, provenance: 'typed', locked: false }
  return {
    field: field.name,
    value,
    provenance: provenanceOf(retrieval, field.source?.from ?? 'applicant', field.source?.updated),
    locked: false,
  }
}

function shownValue(field: ShownField, retrieval: Retrieval): ApplicationValue {
  const value = retrieval.person[field.name]
  const source = value?.state === 'present' ? value.source : 'government'
  return {
    field: field.name,
    value: field.value ?? null,
    provenance: provenanceOf(retrieval, source, field.updated),
    locked: field.state === 'verified',
  }
}

function provenanceOf({ api, connection, retrievedAt }: Retrieval, source: string, updated?: string) {
  return { api, connection, source, retrievedAt, ...(updated ? { updated } : {}) }
}

function typedValue(field: AskedField, typed: TypedAnswers): unknown {
  if (field.layout === 'single') return field.inputs[0] ? inputValue(field.inputs[0], typed) : null
  if (field.layout === 'date') return dateValue(field.name, typed)
  if (field.layout === 'group') return partsOf(field.name, field.inputs, typed)

  const count = field.inputs.reduce((most, input) => Math.max(most, (input.row ?? -1) + 1), 0)
  return Array.from({ length: count }, (_, row) => {
    return partsOf(
      `${field.name}-${row}`,
      field.inputs.filter((input) => input.row === row),
      typed,
    )
  })
}

function partsOf(prefix: string, inputs: readonly Input[], typed: TypedAnswers): Record<string, unknown> {
  const parts: Record<string, unknown> = {}
  for (const input of inputs) {
    const part = input.part ?? ''
    if (part.endsWith('-month') || part.endsWith('-year')) continue
    const name = part.replace(/-day$/, '')
    parts[name] = part.endsWith('-day') ? dateValue(`${prefix}-${name}`, typed) : inputValue(input, typed)
  }
  return parts
}

function dateValue(prefix: string, typed: TypedAnswers): string | null {
  return joinDate(['year', 'month', 'day'].map((part) => String(typed[`${prefix}-${part}`] ?? ''))) ?? null
}

function inputValue(input: Input, typed: TypedAnswers): unknown {
  const value = typed[input.name] ?? ''
  if (input.type === 'choices') return [value].flat().filter(Boolean)
  const text = String(value).trim()
  if (text === '') return null
  if (input.rule === 'nric') return text.toUpperCase()
  return input.type === 'money' || input.type === 'number' ? (parseMoney(text) ?? null) : text
}
