import type { Shape } from '../attribute.ts'
import type { Address, Leaf, RecordValue, Value } from '../person.ts'
import { parseDate, parseDateTime, parseMonth, parseTime, parseYear } from './calendar.ts'
import { parseCode } from './code.ts'
import { addressNames, parseAddress, parsePhone, phoneNames } from './contact.ts'
import { parseEnvelope } from './envelope.ts'
import { parseBoolean, parseNumber, parseText } from './scalar.ts'
import { isBlank, isNoValue, isObject, isUnknownShape, malformed, type Parsed, readMember } from './wire.ts'

type RecordShape = Extract<Shape, { kind: 'record' }>
type RecordsShape = Extract<Shape, { kind: 'records' }>
type LeafShape = Exclude<Shape, RecordShape | RecordsShape>

/** More rows than any person has; the rest is left out and said to be. */
const mostRows = 500

/** What was noticed on the way through one attribute. */
export interface Notes {
  /** Sources of what was kept; `unknown` for content that nobody vouches for. */
  sources: Set<string>
  /** Dates at the source of what was kept. */
  updated: string[]
  /** Why parts were left out by their own flags. */
  left: Set<'unavailable' | 'not-applicable'>
  /** Wire paths of what could not be read, never the content. */
  faults: Set<string>
}

/** Where in an attribute the parser stands: its wire path, and what is above it. */
interface Place {
  path: string
  /** Something above it names a source. */
  vouched: boolean
  /** It is a member of a record, where `NA` and `-` say of a code from our lists too that there is none. */
  inRecord?: boolean
  notes: Notes
}

/** Reads some JSON by its shape. Undefined when nothing of it could be kept; never throws. */
export function parseShape(wire: unknown, shape: Shape, place: Place): Value | undefined {
  const { source, updated, isMisdated, unavailable } = parseEnvelope(wire)
  if (isMisdated) fault({ ...place, path: `${place.path}.lastupdated` })
  if (source === '3') return leave('not-applicable', place)
  if (unavailable) return leave('unavailable', place)

  const inside = { ...place, vouched: place.vouched || source !== undefined }
  const value = parseContent(wire, shape, inside)
  if (value === undefined) return undefined

  if (source !== undefined) place.notes.sources.add(source)
  if (updated !== undefined) place.notes.updated.push(updated)
  return value
}

function leave(reason: 'unavailable' | 'not-applicable', { notes }: Place): undefined {
  notes.left.add(reason)
}

function parseContent(wire: unknown, shape: Shape, place: Place): Value | undefined {
  if (shape.kind === 'record') return parseRecord(wire, shape, place)
  if (shape.kind === 'records') return parseRecords(wire, shape, place)

  const leaf = parseLeaf(wire, shape)
  if (leaf === malformed || (leaf === undefined && isUnknownShape(wire, knownNames(shape)))) return fault(place)
  if (leaf === undefined || saysNothing(leaf, shape, place)) return undefined
  if (!place.vouched) place.notes.sources.add('unknown')
  return leaf
}

/** The names under which a leaf may stand. */
function knownNames({ kind }: LeafShape): string[] {
  const names = { phone: phoneNames, address: addressNames }
  return ['value', 'code', 'desc', ...(kind === 'phone' || kind === 'address' ? names[kind] : [])]
}

/**
 * Whether a value is there in form alone: `NA` or `-` for a text, a telephone number without a digit, an address of
 * nothing else. A name may be any word; `NA` is Namibia too.
 */
function saysNothing(leaf: Leaf, shape: LeafShape, { inRecord }: Place): boolean {
  if (typeof leaf !== 'object') {
    const isName = shape.kind === 'text' && shape.name && !inRecord
    return isName ? !/\p{L}/u.test(String(leaf)) : isNoValue(leaf)
  }
  if ('number' in leaf) return !/\p{Nd}/u.test(leaf.number)
  if ('description' in leaf) {
    const isListed = shape.kind === 'code' && shape.codes !== undefined
    return (inRecord || !isListed) && isNoValue(leaf.code) && isNoValue(leaf.description)
  }
  return (leaf.kind === 'lines' ? leaf.lines : partsIn(leaf)).every(isNoValue)
}

function partsIn({ block, building, floor, unit, street, postal }: Extract<Address, { kind: 'parts' }>): string[] {
  return [block, building, floor, unit, street, postal]
}

function parseRecord(wire: unknown, { members, essential }: RecordShape, place: Place): RecordValue | undefined {
  if (isBlank(wire)) return undefined
  const names = members.flatMap((member) => member.wire.split('.').slice(0, 1))
  if (!isObject(wire) || isUnknownShape(wire, names)) return fault(place)

  const notes: Notes = { ...place.notes, sources: new Set(), updated: [] }
  const record: RecordValue = {}
  for (const { name, wire: path, shape } of members) {
    const inside = { ...place, notes, inRecord: true, path: `${place.path}.${path}` }
    const value = parseShape(readMember(wire, path), shape, inside)
    if (value !== undefined) record[name] = value
  }
  if (!(essential ?? Object.keys(record)).some((name) => record[name] !== undefined)) return undefined

  for (const source of notes.sources) place.notes.sources.add(source)
  place.notes.updated.push(...notes.updated)
  return record
}

function parseRecords(
  wire: unknown,
  { members, essential, path }: RecordsShape,
  place: Place,
): RecordValue[] | undefined {
  const rows = findRows(wire, path)

  const shape: RecordShape = { kind: 'record', members, essential }
  const list = path ? `${place.path}.${path}` : place.path
  if (rows.length > mostRows) fault({ ...place, path: `${list}[${mostRows}+]` })

  const inside = { ...place, path: `${list}[]` }
  const records = rows
    .slice(0, mostRows)
    .map((row) => parseShape(row, shape, inside))
    .filter(isRecord)
  return records.length > 0 ? records : undefined
}

function isRecord(value: Value | undefined): value is RecordValue {
  return typeof value === 'object' && !Array.isArray(value)
}

/** The rows: the array, the array under its member, or a single record in the place of either. */
function findRows(wire: unknown, path: string | undefined): readonly unknown[] {
  const content = path && readMember(wire, path) !== undefined ? readMember(wire, path) : wire
  if (Array.isArray(content)) return content
  return isBlank(content) ? [] : [content]
}

function parseLeaf(wire: unknown, shape: LeafShape): Parsed<Leaf> {
  switch (shape.kind) {
    case 'text':
    case 'email':
    case 'file':
      return parseText(wire)
    case 'money':
    case 'number':
      return parseNumber(wire)
    case 'boolean':
      return parseBoolean(wire)
    case 'date':
      return parseDate(wire)
    case 'month':
      return parseMonth(wire)
    case 'year':
      return parseYear(wire)
    case 'time':
      return parseTime(wire)
    case 'date-time':
      return parseDateTime(wire)
    case 'code':
      return parseCode(wire, shape.codes !== undefined)
    case 'phone':
      return parsePhone(wire)
    case 'address':
      return parseAddress(wire)
  }
}

function fault({ notes, path }: Place): undefined {
  notes.faults.add(path)
}
