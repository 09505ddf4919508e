import type { Address, Phone } from '../person.ts'
import { parseCode } from './code.ts'
import { parseText } from './scalar.ts'
import { isObject, malformed, type Parsed, readMember, unwrap } from './wire.ts'

/** A telephone number. Prefix and area code alone are none. */
export function parsePhone(wire: unknown): Parsed<Phone> {
  if (!isObject(wire) || unwrap(wire) !== undefined) return withNumber('', '', parseText(wire))

  const prefix = textOf(readMember(wire, 'prefix'))
  const areaCode = textOf(readMember(wire, 'areacode'))
  return withNumber(prefix, areaCode, parseText(readMember(wire, 'nbr')))
}

function withNumber(prefix: string, areaCode: string, number: Parsed<string>): Parsed<Phone> {
  return typeof number === 'string' ? { prefix, areaCode, number } : number
}

const partNames = ['block', 'building', 'floor', 'unit', 'street', 'postal'] as const
const lineNames = ['line1', 'line2', 'line3', 'line4']

/**
 * An address, in parts or in lines. Its `type` says which, in any case of letters, and what is there decides.
 *
 * A country alone is no address: that is how an empty one is delivered.
 */
export function parseAddress(wire: unknown): Parsed<Address> {
  if (typeof wire === 'string') return wire.trim() === '' ? undefined : { kind: 'lines', lines: wire.split('\n') }
  if (!isObject(wire)) return wire === undefined ? undefined : malformed

  const [first, second] = isUnformatted(wire) ? [parseLines, parseParts] : [parseParts, parseLines]
  return first(wire) ?? second(wire) ?? (isWrong(wire) ? malformed : undefined)
}

function isUnformatted(wire: object): boolean {
  const type = unwrap(readMember(wire, 'type'))
  return typeof type === 'string' && type.trim().toUpperCase() === 'UNFORMATTED'
}

function parseLines(wire: object): Address | undefined {
  const lines = lineNames.map((name) => textOf(readMember(wire, name))).filter((line) => line !== '')
  return lines.length > 0 ? { kind: 'lines', lines } : undefined
}

function parseParts(wire: object): Address | undefined {
  const [block, building, floor, unit, street, postal] = partNames.map((name) => textOf(readMember(wire, name)))
  if (!(block || building || floor || unit || street || postal)) return undefined

  const country = parseCode(readMember(wire, 'country'), true)
  return {
    kind: 'parts',
    block: block ?? '',
    building: building ?? '',
    floor: floor ?? '',
    unit: unit ?? '',
    street: street ?? '',
    postal: postal ?? '',
    country: typeof country === 'object' ? country : { code: '', description: '' },
  }
}

function isWrong(wire: object): boolean {
  return [...partNames, ...lineNames].some((name) => parseText(readMember(wire, name)) === malformed)
}

function textOf(wire: unknown): string {
  const text = parseText(wire)
  return typeof text === 'string' ? text : ''
}
