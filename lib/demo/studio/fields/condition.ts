import { type Condition, type Field, nameOf } from '@/lib/onboarding/product.ts'

/** How a condition compares, as its input names it. */
export const comparisons = ['is', 'isNot', 'isEmpty'] as const

/** Values that a field can be compared with, where they can be chosen; none where they are to be typed. */
export function valuesOf(field: Field | undefined): string[] {
  if (field?.kind !== 'question') return []
  if (field.answer.kind === 'yes-no') return ['true', 'false']
  return 'options' in field.answer ? field.answer.options.map(({ value }) => value) : []
}

/** The values that a condition compares with, as text. */
export function comparedWith(condition: Condition | undefined): string[] {
  if (!condition || 'isEmpty' in condition) return []
  const value = 'is' in condition ? condition.is : condition.isNot
  return typeof value === 'object' ? [...value] : [String(value)]
}

/**
 * The condition that was set, about one of the fields before; none where no field is chosen. Of another field than
 * before it begins with that field's first value.
 */
export function conditionFrom(
  form: URLSearchParams,
  before: readonly Field[],
  held: Condition | undefined,
): Condition | undefined {
  const field = before.find((one) => nameOf(one) === form.get('when-field'))
  if (!field) return undefined
  const name = nameOf(field)
  const how = form.get('when-how')
  if (how === 'isEmpty') return { field: name, isEmpty: true }
  const isSame = name === held?.field
  const typed = isSame ? form.getAll('when-value').flatMap(partsOf) : []
  const values = [typed, isSame ? comparedWith(held) : [], valuesOf(field).slice(0, 1)].find(({ length }) => length > 0)
  const [first = '', ...more] = values ?? []
  const value = more.length > 0 ? [first, ...more] : storedAs(field, first)
  return how === 'isNot' ? { field: name, isNot: value } : { field: name, is: value }
}

function partsOf(typed: string): string[] {
  return typed
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function storedAs(field: Field, value: string): string | boolean {
  const isYesNo = field.kind === 'question' && field.answer.kind === 'yes-no'
  return isYesNo ? value === 'true' : value
}
