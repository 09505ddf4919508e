import type { Address, Phone } from '../person.ts'
import { parseCode } from './code.ts'
import { parseText } from './scalar.ts'
import { isObject, malformed, type Parsed, readMember, unwrap } from './wire.ts'

/** The members of a telephone number on the wire. */
export const phoneNames = ['prefix', 'areacode', 'nbr'] as const

/** A telephone number. Prefix and area code alone are none. */
export function parsePhone(wire: unknown): Parsed<Phone> {
  if (!isObject(wire) || unwrap(wire) !== undefined) return phoneOf('', '', parseText(wire))

  const [prefix, areaCode, number] = phoneNames.map((name) => parsePart(wire, name))
  if (prefix === malformed || areaCode === malformed) return malformed
  return phoneOf(prefix ?? '', areaCode ?? '', number)
}

/** Agencies write the plus with the area code or not at all, and the area code once more before the number. */
function phoneOf(prefix: string, areaCode: string, number: Parsed<string>): Parsed<Phone> {
  if (typeof number !== 'string') return number
  const area = areaCode.trim().replace(/^(?:\+|00)+/, '')
  if (!/^\d+$/.test(area)) return { prefix, areaCode, number }
  return { prefix: '+', areaCode: area, number: withoutArea(number, area) }
}

/** Only where a plus says so, or where it makes a number of Singapore two digits too long. */
function withoutArea(number: string, area: string): string {
  const rest = number.trim().replace(/^(?:\+|00)/, '')
  if (!rest.startsWith(area)) return number
  const isRepeated = rest !== number.trim() || (area === '65' && rest.replace(/\D/g, '').length === 10)
  return isRepeated ? rest.slice(area.length).trim() : number
}

const partNames = ['block', 'building', 'floor', 'unit', 'street', 'postal']
const lineNames = ['line1', 'line2', 'line3', 'line4']

/** The members of an address on the wire. */
export const addressNames: readonly string[] = [...partNames, ...lineNames, 'country', 'type']

/**
 * An address, in parts or in lines. Its `type` says which, in any case of letters, and what is there decides.
 *
 * A country alone is no address: that is how an empty one is delivered. A part that cannot be read voids it all: half an
 * address is worse than none.
 */
export function parseAddress(wire: unknown): Parsed<Address> {
  const content = unwrap(wire)
  if (typeof content === 'string') return linesOf([content])
  if (content !== undefined || !isObject(wire)) return content === undefined ? undefined : malformed

  const parts = partNames.map((name) => parsePart(wire, name))
  const lines = lineNames.map((name) => parsePart(wire, name))
  if ([...parts, ...lines].includes(malformed)) return malformed

  const [first, second] = [partsOf(texts(parts), readMember(wire, 'country')), linesOf(texts(lines))]
  return isUnformatted(wire) ? (second ?? first) : (first ?? second)
}

function isUnformatted(wire: object): boolean {
  const type = unwrap(readMember(wire, 'type'))
  return typeof type === 'string' && type.trim().toUpperCase() === 'UNFORMATTED'
}

function linesOf(lines: readonly string[]): Address | undefined {
  const written = lines.filter((line) => line.trim() !== '')
  return written.length > 0 ? { kind: 'lines', lines: written } : undefined
}

function partsOf(parts: readonly string[], country: unknown): Address | undefined {
  if (parts.every((part) => part === '')) return undefined

  const [block = '', building = '', floor = '', unit = '', street = '', postal = ''] = parts
  const code = parseCode(country, true)
  const known = typeof code === 'object' ? code : { code: '', description: '' }
  return { kind: 'parts', block, building, floor, unit, street, postal, country: known }
}

function parsePart(wire: object, name: string): Parsed<string> {
  return parseText(readMember(wire, name))
}

function texts(parts: readonly Parsed<string>[]): string[] {
  return parts.map((part) => (typeof part === 'string' ? part : ''))
}
