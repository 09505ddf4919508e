import type { Member, Shape } from '@/lib/myinfo/attribute.ts'
import { codesOf } from '@/lib/myinfo/codes.ts'
import type { Language } from '@/lib/myinfo/language.ts'
import type { Address, Code, RecordValue, Value } from '@/lib/myinfo/person.ts'

type Fields = { readonly [name: string]: unknown }

/**
 * Reads an answer of a stored application as a value that can be formatted, whether Myinfo gave it or it was typed: a
 * typed code has its words looked up, a typed address gets its country. Undefined where nothing was answered.
 */
export function readStored(shape: Shape, stored: unknown, language: Language): Value | undefined {
  if (shape.kind === 'records')
    return Array.isArray(stored) ? stored.map((row) => readRecord(shape.members, row, language)) : undefined
  if (shape.kind === 'record') return isFields(stored) ? readRecord(shape.members, stored, language) : undefined
  if (typeof stored === 'number' || typeof stored === 'boolean') return stored
  if (typeof stored === 'string') return readText(shape, stored, language)
  return isFields(stored) ? readParts(stored, language) : undefined
}

function readRecord(members: readonly Member[], stored: unknown, language: Language): RecordValue {
  if (!isFields(stored)) return {}
  return Object.fromEntries(members.map(({ name, shape }) => [name, readStored(shape, stored[name], language)]))
}

function readText(shape: Shape, text: string, language: Language): Value | undefined {
  if (text === '') return undefined
  if (shape.kind === 'boolean') return text === 'Y'
  return shape.kind === 'code' && shape.codes ? codeOf(shape.codes, text, language) : text
}

function codeOf(list: string, code: string, language: Language): Code {
  return codesOf(list, language).find((known) => known.code === code) ?? { code, description: '' }
}

function readParts(stored: Fields, language: Language): Value | undefined {
  if ('description' in stored) return { code: text(stored.code), description: text(stored.description) }
  if ('areaCode' in stored)
    return { prefix: text(stored.prefix), areaCode: text(stored.areaCode), number: text(stored.number) }
  if (Array.isArray(stored.lines)) return { kind: 'lines', lines: stored.lines.map(text) }
  return 'street' in stored ? readAddress(stored, language) : undefined
}

function readAddress(stored: Fields, language: Language): Address {
  const { country } = stored
  const known = isFields(country)
    ? { code: text(country.code), description: text(country.description) }
    : codeOf('country', text(country), language)
  return {
    kind: 'parts',
    block: text(stored.block),
    building: text(stored.building),
    floor: text(stored.floor),
    unit: text(stored.unit),
    street: text(stored.street),
    postal: text(stored.postal),
    country: known,
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
