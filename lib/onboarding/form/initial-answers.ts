import type { Attribute, Shape } from '@/lib/myinfo/attribute.ts'
import { formatPhone } from '@/lib/myinfo/format/format.ts'
import { isAddress, isCode, isPhone, isRecord } from '@/lib/myinfo/kinds.ts'
import type { Address, RecordValue, Value } from '@/lib/myinfo/person.ts'
import type { TypedAnswers } from '../stores.ts'

/** What the inputs of an editable attribute hold when they are first shown: its Myinfo value, part by part. */
export function initialAnswers(attribute: Attribute, value: Value): TypedAnswers {
  const { name, shape } = attribute
  if (shape.kind === 'records') {
    const rows = Array.isArray(value) ? value : []
    const answers = rows.map((row, index) => memberAnswers({ prefix: `${name}-${index}`, shape, row }))
    return Object.assign({ [`${name}-rows`]: String(rows.length) }, ...answers)
  }
  if (shape.kind === 'record') return memberAnswers({ prefix: name, shape, row: isRecord(value) ? value : {} })
  return leafAnswers(name, shape, value)
}

function memberAnswers({
  prefix,
  shape,
  row,
}: {
  prefix: string
  shape: Extract<Shape, { kind: 'record' | 'records' }>
  row: RecordValue
}): TypedAnswers {
  const members = shape.members.filter((member) => member.byHand !== false)
  const answers = members.map((member) => leafAnswers(`${prefix}-${member.name}`, member.shape, row[member.name]))
  return Object.assign({}, ...answers)
}

function leafAnswers(name: string, shape: Shape, value: Value | undefined): TypedAnswers {
  if (value === undefined) return {}
  if (shape.kind === 'date') return dateAnswers(name, String(value))
  if (isAddress(value)) return addressAnswers(name, value)
  if (isPhone(value)) return { [name]: value.number && formatPhone(value) }
  if (isCode(value)) return { [name]: shape.kind === 'code' && shape.codes ? value.code : value.description }
  if (typeof value === 'boolean') return { [name]: value ? 'Y' : 'N' }
  return typeof value === 'object' ? {} : { [name]: String(value) }
}

function dateAnswers(name: string, date: string): TypedAnswers {
  const [year = '', month = '', day = ''] = date.split('-')
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
}

function addressAnswers(name: string, address: Address): TypedAnswers {
  if (address.kind === 'lines') return { [`${name}-street`]: address.lines.join(', ') }
  const { block, building, floor, unit, street, postal, country } = address
  const parts = { block, building, floor, unit, street, postal, country: country.code }
  return Object.fromEntries(Object.entries(parts).map(([part, text]) => [`${name}-${part}`, text]))
}
