import type { Attribute } from '@/lib/myinfo/attribute.ts'
import { findAttribute } from '@/lib/myinfo/catalogue.ts'
import { isFilledElsewhere, isLocked } from '@/lib/myinfo/lock.ts'
import type { Person, PersonValue, Value } from '@/lib/myinfo/person.ts'
import { isForeigner, supplierOf, valuesOfPerson } from '@/lib/myinfo/supplier.ts'
import type { AskedValue } from '../inputs/asked-value.ts'
import { kindOf } from '../inputs/kinds.ts'
import type { Field, MyinfoField, Product, Question } from '../product.ts'
import type { Retrieval, TypedAnswers } from '../stores.ts'
import { arrangeSteps, onePageId } from './arrange-steps.ts'
import { valuesOfAttribute, valuesOfQuestion } from './asked-values.ts'
import { conditionHolds } from './condition.ts'
import {
  type AskedField,
  askedFields,
  type Form,
  type FormField,
  type FormStep,
  isFilled,
  type ShownField,
} from './form.ts'
import { initialAnswers } from './initial-answers.ts'
import { countRows } from './rows.ts'
import { suggestionsFor } from './suggestions.ts'

/**
 * Builds the form from the product, what was retrieved and what was typed so far.
 *
 * Without a retrieval every field is asked, but for records that only an agency can supply. With one, the steps are
 * arranged anew, so that each has something to do. `typed` decides only how
 * many rows a repeatable field has, and whether a field is asked for that depends on another answer; what is typed never
 * becomes a shown value.
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
  const standing: FormField[] = []
  const steps = product.steps.map(({ id, title, fields }) => {
    const hidden: FormField[] = []
    const built = fields.flatMap((field) => {
      const one = buildField({ field, retrieval, typed })
      if (!one) return []
      const place = isWanted({ field, built: one, standing, typed }) ? standing : hidden
      place.push(one)
      return place === standing ? [one] : []
    })
    return { id, title, fields: built, hidden: askedFields(hidden) }
  })

  const drawn = steps.filter(({ fields }) => fields.length > 0)
  if (!retrieval) return { product, retrieved: false, supplied: false, onePage: false, steps: drawn }

  const supplied = steps.some(({ fields }) => fields.some(isFilled))
  const arranged = arrangeSteps(supplied ? steps : steps.map(allTyped), product.name)
  return { product, retrieved: true, supplied, onePage: arranged[0]?.id === onePageId, steps: arranged }
}

/** Where Myinfo had nothing at all, that is said once, and of no field. */
function allTyped(step: FormStep): FormStep {
  const typed = <Field extends FormField>(field: Field): Field =>
    field.kind === 'asked' ? { ...field, state: 'typed' } : field
  return { ...step, fields: step.fields.map(typed), hidden: step.hidden.map(typed) }
}

/** What Myinfo delivered is always shown; what is only asked may depend on a field that stands before it. */
function isWanted({
  field: { showWhen },
  built,
  standing,
  typed,
}: {
  field: Field
  built: FormField
  standing: readonly FormField[]
  typed: TypedAnswers
}): boolean {
  if (!showWhen || built.kind === 'shown' || built.state === 'editable') return true
  return conditionHolds({ condition: showWhen, standing, typed })
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
  if (field.kind === 'question') return buildQuestion(field, retrieval?.person)
  if (retrieval === undefined) return buildByHand({ field, typed, state: 'typed' })

  return buildRetrieved({ field, typed, person: retrieval.person })
}

function buildQuestion(question: Question, person?: Person): AskedField {
  return {
    kind: 'asked',
    name: question.id,
    state: 'typed',
    question,
    required: question.required ?? true,
    layout: kindOf(question.answer).layout,
    ...asking(valuesOfQuestion(question)),
    rows: 0,
    suggestions: suggestionsFor(question.suggest, person),
    initial: {},
    ...(question.showWhen ? { showWhen: question.showWhen } : {}),
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
  const agency = supplierOf(attribute, isForeigner(valuesOfPerson(person)))
  const shown = (state: ShownField['state']) => shownField({ attribute, agency, state, value })
  const needless = value.state === 'not-applicable' && !attribute.askWhenNotApplicable
  if (needless || (value.state !== 'present' && isFilledElsewhere(attribute, person))) {
    return shown('not-applicable')
  }
  if (value.state !== 'present') {
    return buildByHand({ field, typed, state: 'unavailable', person }) ?? shown('unavailable')
  }
  if (isLocked(attribute, value)) return shown('verified')
  if (attribute.byHand === 'none') return shown('given')

  const initial = initialAnswers(attribute, value.value)
  const source = { from: value.source, agency, updated: value.updated }
  const delivered = { value: value.value, initial, source }
  return buildByHand({ field, typed: { ...initial, ...typed }, state: 'editable', delivered })
}

function buildByHand({
  field,
  typed,
  state,
  person,
  delivered,
}: {
  field: MyinfoField
  typed: TypedAnswers
  state: AskedField['state']
  person?: Person
  delivered?: Pick<AskedField, 'initial' | 'source'> & { value: Value }
}): AskedField | undefined {
  const attribute = findAttribute(field.attribute)
  if (attribute.byHand === 'none') return undefined

  const required = field.required ?? true
  const rows = attribute.shape.kind === 'records' ? countRows(typed, attribute.name) : 0
  const values = valuesOfAttribute({ attribute, required, rows, delivered: delivered?.value })
  return {
    kind: 'asked',
    name: attribute.name,
    state,
    attribute,
    required,
    layout: layoutOf(attribute, values),
    ...asking(values),
    rows,
    ...(field.showWhen && state !== 'editable' ? { showWhen: field.showWhen } : {}),
    suggestions: suggestionsFor(field.suggest, person),
    initial: delivered?.initial ?? {},
    ...(delivered ? { source: delivered.source } : {}),
  }
}

function asking(values: readonly AskedValue[]): Pick<AskedField, 'values' | 'inputs'> {
  return { values, inputs: values.flatMap(({ inputs }) => inputs) }
}

function shownField({
  attribute,
  agency,
  state,
  value,
}: Pick<ShownField, 'agency' | 'state'> & { attribute: Attribute; value: PersonValue }): ShownField {
  const updated = value.state === 'not-applicable' ? undefined : value.updated
  const content = value.state === 'present' ? value.value : undefined
  return { kind: 'shown', name: attribute.name, attribute, state, value: content, agency, updated }
}

function layoutOf({ shape }: Attribute, [value]: readonly AskedValue[]): AskedField['layout'] {
  if (shape.kind === 'records') return 'rows'
  return shape.kind === 'record' || !value ? 'record' : kindOf(value.answer).layout
}
