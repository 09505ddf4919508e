import { findAttribute } from '@/lib/myinfo/catalogue.ts'
import type { AskedField, FormField, FormStep, ShownField } from '../form.ts'

/** How many fields of each sort a step has. */
export interface StepShape {
  shown?: number
  editable?: number
  open?: number
  hidden?: number
}

/** Steps of made-up fields, for tests that count and place them. Their ids are `step-1`, `step-2` and so on. */
export function savingsLike(shapes: readonly StepShape[]): FormStep[] {
  return shapes.map((shape, index) => ({
    id: `step-${index + 1}`,
    title: { en: `Step ${index + 1}` },
    fields: [
      ...several(shape.shown, (field) => shownField({ name: `shown${index}${field}` })),
      ...several(shape.editable, (field) => askedField({ name: `own${index}${field}`, state: 'editable' })),
      ...several<FormField>(shape.open, (field) => askedField({ name: `open${index}${field}` })),
    ],
    hidden: several(shape.hidden, (field) => askedField({ name: `hidden${index}${field}` })),
  }))
}

/** A locked value of ICA, unless told otherwise. */
export function shownField(more: Partial<ShownField> = {}): ShownField {
  const attribute = findAttribute('name')
  return { kind: 'shown', name: 'name', attribute, state: 'verified', value: 'X', agency: 'ICA', ...more }
}

/** A question that nobody answered yet, unless told otherwise. */
export function askedField(more: Partial<AskedField> = {}): AskedField {
  return {
    kind: 'asked',
    name: 'question',
    state: 'typed',
    required: true,
    layout: 'single',
    values: [],
    inputs: [],
    rows: 0,
    suggestions: [],
    initial: {},
    ...more,
  }
}

function several<T>(count = 0, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index))
}
