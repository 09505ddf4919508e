import { codesOf } from '@/lib/myinfo/codes.ts'
import { type AskedValue, readValue } from '../inputs/asked-value.ts'
import type { TypedAnswers } from '../stores.ts'
import type { AskedField } from './form.ts'

/**
 * What an application stores of a field that was asked, and so what the review and the receipt show of it: the value by
 * its kind, for a record its members by name, for a repeatable one an array of them. Null where nothing was answered.
 */
export function storedAnswer({ layout, values, rows }: AskedField, typed: TypedAnswers): unknown {
  if (layout === 'record') return storedRecord(values, typed)
  if (layout !== 'rows') return values[0] ? stored(values[0], typed) : null
  return Array.from({ length: rows }, (_, row) =>
    storedRecord(
      values.filter((value) => value.row === row),
      typed,
    ),
  )
}

/** The kind of what is stored, as `storedAnswer` has it. */
export function kindOfStored({ layout, values: [value] }: AskedField): string {
  if (layout === 'rows') return 'records'
  return layout === 'record' || !value ? 'record' : value.answer.kind
}

function storedRecord(values: readonly AskedValue[], typed: TypedAnswers): { [member: string]: unknown } {
  return Object.fromEntries(values.map((value) => [value.member ?? value.name, stored(value, typed)]))
}

function stored(value: AskedValue, typed: TypedAnswers): unknown {
  return readValue(value, typed, (list) => codesOf(list, 'en'))
}
