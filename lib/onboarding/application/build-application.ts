import type { Language } from '@/lib/myinfo/language.ts'
import { carriedInputs, isCarried } from '../answers/carried.ts'
import { checkAnswers } from '../answers/check-answers.ts'
import { isUntouched } from '../answers/kept-answers.ts'
import { type AskedField, askedFields, type Form, type FormField, fieldsOf, type ShownField } from '../form/form.ts'
import { kindOfStored, storedAnswer } from '../form/stored-answer.ts'
import type { AnswerProblems } from '../inputs/answer-problem.ts'
import type { ApplicationValue, Declaration, Retrieval, TypedAnswers } from '../stores.ts'
import { keptValue } from './kept-value.ts'

/** An application as the applicant sends it, before it has a reference. */
export interface ReadyApplication {
  product: string
  connection: string
  api: string
  withoutAgencies?: readonly string[]
  language: Language
  values: readonly ApplicationValue[]
  /** Given by whoever knows the page that was read. */
  productVersion?: string
  declarations?: readonly Declaration[]
}

type ApplicationResult =
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
    const problems = checkAnswers({ fields: askedFields(step.fields), typed, today })
    if (Object.keys(problems).length > 0) return { kind: 'incomplete', step: step.id, problems }
  }

  const values = applicationValues({ form, retrieval, typed })
  const origin = retrieval
    ? { connection: retrieval.connection, api: retrieval.api, ...leftOut(retrieval) }
    : { connection: 'none', api: 'none' }
  return { kind: 'ready', application: { product: form.product.id, ...origin, language, values } }
}

/**
 * What an application stores, field by field: receipt, staff pages and the bank's systems have these and nothing else.
 * Fields that are not asked for, as the answers stand, are no part of it.
 */
function applicationValues({
  form,
  retrieval,
  typed,
}: {
  form: Form
  retrieval?: Retrieval
  typed: TypedAnswers
}): ApplicationValue[] {
  const held = withInitial(form, typed)
  return fieldsOf(form).flatMap((field) => applicationValue({ field, retrieval, typed: held }) ?? [])
}

function leftOut({ withoutAgencies = [] }: Retrieval): Pick<ReadyApplication, 'withoutAgencies'> {
  return withoutAgencies.length > 0 ? { withoutAgencies } : {}
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
  return typedValue({ field, retrieval, typed })
}

function typedValue({
  field,
  retrieval,
  typed,
}: {
  field: AskedField
  retrieval?: Retrieval
  typed: TypedAnswers
}): ApplicationValue {
  const isMyinfo = retrieval !== undefined && isUntouched(field, typed)
  const byHand = isCarried(field, carriedInputs(typed)) ? 'carried' : 'typed'
  return {
    field: field.name,
    kind: kindOfStored(field),
    value: storedAnswer(field, typed),
    provenance: isMyinfo ? provenanceOf(retrieval, field.source?.from ?? 'applicant', field.source?.updated) : byHand,
    locked: false,
  }
}

function shownValue(field: ShownField, retrieval: Retrieval): ApplicationValue {
  const value = retrieval.person[field.name]
  const source = value?.state === 'present' ? value.source : 'government'
  return {
    field: field.name,
    kind: field.attribute.shape.kind,
    value: field.value === undefined ? null : keptValue(field.value),
    provenance: provenanceOf(retrieval, source, field.updated),
    locked: field.state === 'verified',
  }
}

function provenanceOf({ api, connection, retrievedAt }: Retrieval, source: string, updated?: string) {
  return { api, connection, source, retrievedAt, ...(updated ? { updated } : {}) }
}
