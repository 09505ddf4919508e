import type { Agency, Attribute } from '@/lib/myinfo/attribute.ts'
import { findAttribute } from '@/lib/myinfo/catalogue.ts'
import { isFilledElsewhere, isLocked } from '@/lib/myinfo/lock.ts'
import type { Person, PersonValue, Source, Value } from '@/lib/myinfo/person.ts'
import { initialAnswers } from './initial-answers.ts'
import { buildInputs, type Input } from './inputs.ts'
import type { Field, MyinfoField, Product, Question, Step } from './product.ts'
import type { Retrieval, TypedAnswers } from './stores.ts'

/** Something the applicant reads and does not type. */
export interface ShownField {
  kind: 'shown'
  name: string
  attribute: Attribute
  /** `verified`: an agency vouches for it, locked. `given`: not locked, but nothing that can be typed. */
  state: 'verified' | 'given' | 'unavailable' | 'not-applicable'
  value?: Value
  agency: Agency
  /** Date at the source, `YYYY-MM-DD`. */
  updated?: string
}

/** Something the applicant types or corrects. */
export interface AskedField {
  kind: 'asked'
  name: string
  /** `typed`: no Myinfo here. `editable`: prefilled from Myinfo, theirs to change. `unavailable`: Myinfo had nothing. */
  state: 'typed' | 'editable' | 'unavailable'
  attribute?: Attribute
  question?: Question
  required: boolean
  layout: 'single' | 'group' | 'date' | 'rows'
  inputs: readonly Input[]
  /** What the inputs hold before anything is typed: Myinfo's value where it is editable. */
  initial: TypedAnswers
  source?: { from: Source; agency: Agency; updated?: string }
}

export type FormField = ShownField | AskedField

export interface FormStep {
  id: string
  title: Step['title']
  fields: readonly FormField[]
}

/** A product's form for one applicant: what is shown, what is asked, what is prefilled. */
export interface Form {
  product: Product
  retrieved: boolean
  steps: readonly FormStep[]
}

/**
 * Builds the form from the product, what was retrieved and what was typed so far.
 *
 * Without a retrieval every field is asked, but for records that only an agency can supply. `typed` decides only how
 * many rows a repeatable field has; what is typed never becomes a shown value.
 */
export function buildForm({
  product,
  retrieval,
  typed = {},
}: {
  product: Product
  retrieval?: Retrieval
  typed?: TypedAnswers
}): Form {
  const steps = product.steps.map((step) => ({
    id: step.id,
    title: step.title,
    fields: step.fields.flatMap((field) => buildField({ field, retrieval, typed }) ?? []),
  }))

  return { product, retrieved: retrieval !== undefined, steps: steps.filter(({ fields }) => fields.length > 0) }
}

function buildField({
  field,
  retrieval,
  typed,
}: {
  field: Field
  retrieval?: Retrieval
  typed: TypedAnswers
}): FormField | undefined {
  if (field.kind === 'question') return buildQuestion(field)
  if (retrieval === undefined) return buildByHand({ field, typed, state: 'typed' })

  return buildRetrieved({ field, typed, person: retrieval.person })
}

function buildQuestion(question: Question): AskedField {
  const required = question.required ?? true
  return {
    kind: 'asked',
    name: question.id,
    state: 'typed',
    question,
    required,
    layout: 'single',
    inputs: buildInputs({ name: question.id, required, answer: question.answer }),
    initial: {},
  }
}

function buildRetrieved({
  field,
  typed,
  person,
}: {
  field: MyinfoField
  typed: TypedAnswers
  person: Person
}): FormField | undefined {
  const attribute = findAttribute(field.attribute)
  const value: PersonValue = person[field.attribute] ?? { state: 'unavailable' }
  const needless = value.state === 'not-applicable' && !attribute.askWhenNotApplicable
  if (needless || (value.state !== 'present' && isFilledElsewhere(attribute, person))) {
    return shown(attribute, 'not-applicable', value)
  }
  if (value.state !== 'present') {
    return buildByHand({ field, typed, state: 'unavailable' }) ?? shown(attribute, 'unavailable', value)
  }
  if (isLocked(attribute, value)) return shown(attribute, 'verified', value)
  if (attribute.byHand === 'none') return shown(attribute, 'given', value)

  const initial = initialAnswers(attribute, value.value)
  const asked = buildByHand({ field, typed: { ...initial, ...typed }, state: 'editable' })
  return (
    asked && { ...asked, initial, source: { from: value.source, agency: attribute.agency, updated: value.updated } }
  )
}

function buildByHand({
  field,
  typed,
  state,
}: {
  field: MyinfoField
  typed: TypedAnswers
  state: AskedField['state']
}): AskedField | undefined {
  const attribute = findAttribute(field.attribute)
  if (attribute.byHand === 'none') return undefined

  const required = field.required ?? true
  const inputs = buildInputs({ name: attribute.name, required, attribute, rows: countRows(typed, attribute.name) })
  return {
    kind: 'asked',
    name: attribute.name,
    state,
    attribute,
    required,
    layout: layoutOf(attribute),
    inputs,
    initial: {},
  }
}

function shown(attribute: Attribute, state: ShownField['state'], value: PersonValue): ShownField {
  const updated = value.state === 'not-applicable' ? undefined : value.updated
  const content = value.state === 'present' ? value.value : undefined
  return { kind: 'shown', name: attribute.name, attribute, state, value: content, agency: attribute.agency, updated }
}

function layoutOf({ shape }: Attribute): AskedField['layout'] {
  if (shape.kind === 'records') return 'rows'
  if (shape.kind === 'date') return 'date'
  return shape.kind === 'record' || shape.kind === 'address' ? 'group' : 'single'
}

/** How many rows of a repeatable field are on the form; kept among the typed answers as `<name>-rows`. */
export function countRows(typed: TypedAnswers, name: string): number {
  const rows = Number(typed[`${name}-rows`] ?? 0)
  return Number.isInteger(rows) && rows >= 0 ? Math.min(rows, 20) : 0
}

/** Every field of the form, in order. */
export function fieldsOf(form: Form): FormField[] {
  return form.steps.flatMap((step) => step.fields)
}

/** The fields of some steps that the applicant types. */
export function askedFields(fields: readonly FormField[]): AskedField[] {
  return fields.filter((field) => field.kind === 'asked')
}

/** What the applicant is told on coming back: how many answers are there, how many are still needed. */
export function countAnswers(form: Form): { filled: number; needed: number } {
  const fields = fieldsOf(form)
  const filled = fields.filter((field) =>
    field.kind === 'shown' ? field.state === 'verified' || field.state === 'given' : field.state === 'editable',
  )
  const needed = askedFields(fields).filter((field) => field.state !== 'editable')
  return { filled: filled.length, needed: needed.length }
}
