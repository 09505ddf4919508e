import { attributes } from '@/lib/myinfo/catalogue.ts'
import { type Field, nameOf, type Product, type Step } from '@/lib/onboarding/product.ts'
import type { Place } from './place.ts'

/** A product, and the place to look at next. */
export interface Changed {
  product: Product
  place: Place
}

type FieldPlace = Extract<Place, { kind: 'field' }>

/** A field one place up or down; beyond the end of its step it goes on to the step beside it. */
export function moveField(product: Product, { step, field }: FieldPlace, by: -1 | 1): Changed {
  const fields = product.steps[step]?.fields ?? []
  const moved = fields[field]
  const stay: Changed = { product, place: { kind: 'field', step, field } }
  if (!moved) return stay
  if (fields[field + by]) {
    const place = { kind: 'field', step, field: field + by } as const
    return { product: withFields(product, step, inserted(without(fields, field), field + by, moved)), place }
  }
  const beside = product.steps[step + by]
  // A step without fields cannot be.
  if (!beside || fields.length === 1) return stay
  const at = by === 1 ? 0 : beside.fields.length
  const taken = withFields(product, step, without(fields, field))
  const place = { kind: 'field', step: step + by, field: at } as const
  return { product: withFields(taken, step + by, inserted(beside.fields, at, moved)), place }
}

/** A step one place up or down. */
export function moveStep(product: Product, step: number, by: -1 | 1): Changed {
  const moved = product.steps[step]
  if (!moved || !product.steps[step + by]) return { product, place: { kind: 'step', step } }
  const steps = inserted(without(product.steps, step), step + by, moved)
  return { product: { ...product, steps }, place: { kind: 'step', step: step + by } }
}

/** Without a field, or without a step and its fields; the last one of each stays. What depended on them is always shown. */
export function remove(product: Product, place: Exclude<Place, { kind: 'product' }>): Changed {
  const here = product.steps[place.step]
  const isLast = place.kind === 'step' ? product.steps.length === 1 : here?.fields.length === 1
  if (!here || isLast) return { product, place }
  if (place.kind === 'step')
    return { product: unbound({ ...product, steps: without(product.steps, place.step) }), place: { kind: 'product' } }
  const left = withFields(product, place.step, without(here.fields, place.field))
  return { product: unbound(left), place: { kind: 'step', step: place.step } }
}

/** A new field at the end of a step: an item of Myinfo, or a question where none is named. */
export function addField(product: Product, step: number, attribute: string): Changed {
  const fields = product.steps[step]?.fields ?? []
  const names = product.steps.flatMap((one) => one.fields.map(nameOf))
  const known = attributes.some(({ name }) => name === attribute) && !names.includes(attribute)
  const field: Field = known
    ? { kind: 'myinfo', attribute, why: { en: 'Say why this is asked.' } }
    : {
        kind: 'question',
        id: freeName('question', names),
        label: { en: 'A new question' },
        answer: { kind: 'text', maxLength: 100 },
      }
  return {
    product: withFields(product, step, [...fields, field]),
    place: { kind: 'field', step, field: fields.length },
  }
}

/** A new step at the end, with one question, for no step is empty. */
export function addStep(product: Product): Changed {
  const ids = product.steps.map(({ id }) => id)
  const step: Step = { id: freeName('step', ids), title: { en: 'A new step' }, fields: [] }
  const { product: added } = addField({ ...product, steps: [...product.steps, step] }, product.steps.length, '')
  return { product: added, place: { kind: 'step', step: product.steps.length } }
}

function withFields(product: Product, step: number, fields: readonly Field[]): Product {
  return { ...product, steps: product.steps.map((one, at) => (at === step ? { ...one, fields } : one)) }
}

/** Without conditions on fields that are gone. */
function unbound(product: Product): Product {
  const names = product.steps.flatMap(({ fields }) => fields.map(nameOf))
  const steps = product.steps.map((step) => ({
    ...step,
    fields: step.fields.map((field) => {
      const { showWhen, ...always } = field
      return showWhen && !names.includes(showWhen.field) ? always : field
    }),
  }))
  return { ...product, steps }
}

function freeName(name: string, taken: readonly string[]): string {
  const numbers = Array.from({ length: taken.length + 1 }, (_, index) => `${name}${index + 1}`)
  return numbers.find((one) => !taken.includes(one)) ?? name
}

function without<One>(list: readonly One[], at: number): One[] {
  return list.filter((_, index) => index !== at)
}

function inserted<One>(list: readonly One[], at: number, one: One): One[] {
  return [...list.slice(0, at), one, ...list.slice(at)]
}
