import type { Shape } from './attribute.ts'
import type { RecordValue } from './person.ts'

/**
 * Rows in the order in which they are shown; the given array is left alone.
 *
 * CPF contributions go by the day they were paid on, then by the month they are for. A row without that comes last.
 *
 * @see Singpass developer documentation, Myinfo Data Display Guidelines
 */
export function sortRows(shape: Shape, rows: readonly RecordValue[]): RecordValue[] {
  const order = shape.kind === 'records' ? (shape.order ?? []) : []
  return rows.toSorted((one, other) => {
    const decisive = order.map((name) => compare(one[name], other[name])).find((difference) => difference !== 0)
    return decisive ?? 0
  })
}

function compare(one: RecordValue[string], other: RecordValue[string]): number {
  const [first, second] = [keyOf(one), keyOf(other)]
  return first < second ? -1 : Number(first > second)
}

/** Dates compare as text; `~` comes after every digit. */
function keyOf(value: RecordValue[string]): string {
  return typeof value === 'string' ? value : '~'
}
