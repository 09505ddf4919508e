import type { Attribute } from '@/lib/myinfo/attribute.ts'
import { findAttribute } from '@/lib/myinfo/catalogue.ts'
import { isFilledElsewhere, isLocked } from '@/lib/myinfo/lock.ts'
import type { Person, PersonValue } from '@/lib/myinfo/person.ts'
import type { Field, MyinfoField, Product, Question } from '../product.ts'
import type { Retrieval, TypedAnswers } from '../stores.ts'
import { buildInputs } from './field-inputs.ts'
import type { AskedField, Form, FormField, ShownField } from './form.ts'
import { initialAnswers } from './initial-answers.ts'
import { countRows } from './rows.ts'

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
