import type { Attribute, Shape } from '@/lib/myinfo/attribute.ts'
import { isRecord } from '@/lib/myinfo/kinds.ts'
import type { RecordValue, Value } from '@/lib/myinfo/person.ts'
import { rowsName, valueName } from '../inputs/input-name.ts'
import type { TypedAnswers } from '../stores.ts'
import { typedMembers } from './asked-values.ts'
import { leafAnswers } from './delivered-leaf.ts'

/** What the inputs of an editable attribute hold when they are first shown: its Myinfo value, part by part. */
export function initialAnswers(attribute: Attribute, value: Value): TypedAnswers {
  const { name, shape } = attribute
  if (shape.kind === 'records') {
    const rows = Array.isArray(value) ? value : []
    const answers = rows.map((row, index) => memberAnswers({ field: name, row: index, shape, record: row }))
    return Object.assign({ [rowsName(name)]: String(rows.length) }, ...answers)
  }
  if (shape.kind === 'record') return memberAnswers({ field: name, shape, record: isRecord(value) ? value : {} })
  return leafAnswers(name, shape, value)
}

function memberAnswers({
  field,
  row,
  shape,
  record,
}: {
  field: string
  row?: number
  shape: Extract<Shape, { kind: 'record' | 'records' }>
  record: RecordValue
}): TypedAnswers {
  const answers = typedMembers(shape).map((member) =>
    leafAnswers(valueName({ field, row, member: member.name }), member.shape, record[member.name]),
  )
  return Object.assign({}, ...answers)
}
