import { nameInNextRow, rowsName } from '../inputs/input-name.ts'
import type { TypedAnswers } from '../stores.ts'
import type { AskedField } from './form.ts'

const most = 20

/** The typed answers with one more row of a repeatable field, up to twenty. */
export function addRow(typed: TypedAnswers, field: string): TypedAnswers {
  return { ...typed, [rowsName(field)]: String(Math.min(countRows(typed, field) + 1, most)) }
}

/** The typed answers without one row; the rows after it move up, and the freed inputs are emptied. */
export function removeRow({
  typed,
  field,
  row,
}: {
  typed: TypedAnswers
  field: AskedField
  row: number
}): TypedAnswers {
  const rows = countRows(typed, field.name)
  if (!Number.isInteger(row) || row < 0 || row >= rows) return typed

  const answers: TypedAnswers = { ...typed, [rowsName(field.name)]: String(rows - 1) }
  for (const input of field.inputs) {
    if (input.row === undefined || input.row < row) continue
    answers[input.name] = typed[nameInNextRow(input.name)] ?? ''
  }
  return answers
}

/** How many rows of a repeatable field the typed answers say there are; kept among them as `<name>-rows`. */
export function countRows(typed: TypedAnswers, field: string): number {
  const rows = Number(typed[rowsName(field)] ?? 0)
  return Number.isInteger(rows) && rows >= 0 ? Math.min(rows, most) : 0
}
