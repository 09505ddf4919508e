import { findAttribute, isAttribute } from '@/lib/myinfo/catalogue.ts'
import { type Field, type MyinfoField, nameOf, type Product, type Question } from '@/lib/onboarding/product.ts'
import { answerFrom, given } from './answer.ts'
import { conditionFrom } from './condition.ts'
import { fieldsBefore } from './place.ts'
import { optionalTextFrom, textFrom } from './texts.ts'

/** A field as its inputs have it; what has no input stays as it was. */
export function fieldFrom(form: URLSearchParams, product: Product, place: { step: number; field: number }): Field {
  const before = product.steps[place.step]?.fields[place.field]
  if (!before) throw new RangeError('the product has no such field')
  const { showWhen: held, required, ...rest } = before
  const common = {
    ...given('required', form.has('optional') ? false : required || undefined),
    ...given('showWhen', conditionFrom(form, fieldsBefore(product, place), held)),
  }
  return rest.kind === 'myinfo' ? { ...myinfoFrom(form, rest), ...common } : { ...questionFrom(form, rest), ...common }
}

function myinfoFrom(form: URLSearchParams, before: MyinfoField): MyinfoField {
  const { members: _, ...rest } = before
  const attribute = form.get('attribute') ?? before.attribute
  const members = attribute === before.attribute ? membersFrom(form, before) : undefined
  return { ...rest, attribute, why: textFrom(form, 'why', before.why), ...given('members', members) }
}

/** The members that are ticked, those that were there before in front; all of them are none in particular. */
function membersFrom(form: URLSearchParams, { attribute, members = [] }: MyinfoField): readonly string[] | undefined {
  const all = membersOf(attribute)
  const inOrder = [...new Set([...members, ...all])]
  const ticked = inOrder.filter((member) => form.getAll('members').includes(member))
  return ticked.length === 0 || ticked.length === all.length ? undefined : ticked
}

/** Names of the members of an attribute; none where it has none. */
export function membersOf(attribute: string): string[] {
  if (!isAttribute(attribute)) return []
  const { shape } = findAttribute(attribute)
  return 'members' in shape ? shape.members.map(({ name }) => name) : []
}

function questionFrom(form: URLSearchParams, before: Question): Question {
  const { hint, missing, ...rest } = before
  return {
    ...rest,
    id: form.get('id')?.trim() || before.id,
    label: textFrom(form, 'label', before.label),
    ...given('hint', optionalTextFrom(form, 'hint', hint)),
    ...given('missing', optionalTextFrom(form, 'missing', missing)),
    answer: answerFrom(form, before.answer),
  }
}

/** A product with a field in the place of another; what depends on the other by name now depends on it. */
export function withField(product: Product, place: { step: number; field: number }, field: Field): Product {
  const before = product.steps[place.step]?.fields[place.field]
  const rename = { from: before ? nameOf(before) : '', to: nameOf(field) }
  const steps = product.steps.map((step, at) => ({
    ...step,
    fields: step.fields.map((one, index) => rebound(at === place.step && index === place.field ? field : one, rename)),
  }))
  return { ...product, steps }
}

function rebound(field: Field, { from, to }: { from: string; to: string }): Field {
  const { showWhen } = field
  return showWhen?.field === from ? { ...field, showWhen: { ...showWhen, field: to } } : field
}
