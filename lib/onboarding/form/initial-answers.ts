import type { Attribute, Shape } from '@/lib/myinfo/attribute.ts'
import { formatPhone } from '@/lib/myinfo/format/format.ts'
import { isAddress, isCode, isPhone, isRecord } from '@/lib/myinfo/kinds.ts'
import type { Address, RecordValue, Value } from '@/lib/myinfo/person.ts'
import { inputName, rowsName, valueName } from '../inputs/input-name.ts'
import type { TypedAnswers } from '../stores.ts'
import { typedMembers } from './asked-values.ts'

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

function leafAnswers(name: string, shape: Shape, value: Value | undefined): TypedAnswers {
  if (value === undefined) return {}
  if (shape.kind === 'date' || shape.kind === 'month') return calendarAnswers(name, String(value))
  if (isAddress(value)) return addressAnswers(name, value)
  if (isPhone(value)) return { [name]: value.number && formatPhone(value) }
  if (isCode(value)) return { [name]: shape.kind === 'code' && shape.codes ? value.code : value.description }
  if (typeof value === 'boolean') return { [name]: value ? 'Y' : 'N' }
  return typeof value === 'object' ? {} : { [name]: String(value) }
}

/** Boxes of a day or a month; what Myinfo does not know of it stays empty. */
function calendarAnswers(name: string, date: string): TypedAnswers {
  const [year = '', month = '', day = ''] = date.split('-')
  return partAnswers(name, { day, month, year })
}

function addressAnswers(name: string, address: Address): TypedAnswers {
  if (address.kind === 'lines') return partAnswers(name, { street: address.lines.join(', ') })
  const { block, building, floor, unit, street, postal, country } = address
  return partAnswers(name, { block, building, floor, unit, street, postal, country: country.code })
}

function partAnswers(name: string, parts: { [part: string]: string }): TypedAnswers {
  return Object.fromEntries(Object.entries(parts).map(([part, text]) => [inputName(name, part), text]))
}
