import type { Shape } from '@/lib/myinfo/attribute.ts'
import { formatCode, formatPhone } from '@/lib/myinfo/format/format.ts'
import { isAddress, isCode, isPhone } from '@/lib/myinfo/kinds.ts'
import type { Address, Code, Value } from '@/lib/myinfo/person.ts'
import type { Delivered } from '../inputs/delivered.ts'
import { inputName } from '../inputs/input-name.ts'
import type { TypedAnswers } from '../stores.ts'

/** One value that Myinfo supplied, for the inputs of this name. None where it has none. */
export function deliveredLeaf(name: string, shape: Shape, value: Value | undefined): Delivered[] {
  return value === undefined ? [] : [{ texts: leafAnswers(name, shape, value), stored: storedLeaf(shape, value) }]
}

/** As it came; a telephone number is read like a typed one, and a code without a list is its words. */
function storedLeaf(shape: Shape, value: Value): unknown {
  if (isPhone(value)) return undefined
  return isCode(value) && !(shape.kind === 'code' && shape.codes) ? formatCode(value) : value
}

/** What stands for a code in an input: its words where Myinfo delivers no more. */
export function codeText({ code, description }: Code): string {
  return code || description
}

/** What the inputs of one value hold when they are first shown: what Myinfo has of it, part by part. */
export function leafAnswers(name: string, shape: Shape, value: Value | undefined): TypedAnswers {
  if (value === undefined) return {}
  if (shape.kind === 'date' || shape.kind === 'month') return calendarAnswers(name, String(value))
  if (isAddress(value)) return addressAnswers(name, value)
  if (isPhone(value)) return { [name]: value.number && formatPhone(value) }
  if (isCode(value)) return { [name]: shape.kind === 'code' && shape.codes ? codeText(value) : formatCode(value) }
  if (typeof value === 'boolean') return { [name]: value ? 'Y' : 'N' }
  return typeof value === 'object' ? {} : { [name]: String(value) }
}

/** Boxes of a day or a month; what Myinfo does not know of it stays empty. */
function calendarAnswers(name: string, date: string): TypedAnswers {
  const [year = '', month = '', day = ''] = date.split('-')
  return partAnswers(name, { day, month, year })
}

function addressAnswers(name: string, address: Address): TypedAnswers {
  if (address.kind === 'lines') {
    return partAnswers(name, Object.fromEntries(address.lines.map((line, index) => [`line${index + 1}`, line])))
  }
  const { block, building, floor, unit, street, postal, country } = address
  return partAnswers(name, { block, building, floor, unit, street, postal, country: codeText(country) })
}

function partAnswers(name: string, parts: { [part: string]: string }): TypedAnswers {
  return Object.fromEntries(Object.entries(parts).map(([part, text]) => [inputName(name, part), text]))
}
