import type { Member, Shape } from '@/lib/myinfo/attribute.ts'
import type { Address, RecordValue, Value } from '@/lib/myinfo/person.ts'

type Fields = { readonly [name: string]: unknown }

/** Reads back a stored value of Myinfo, as JSON gives it, so that it can be formatted. Undefined where there is none. */
export function readStored(shape: Shape, stored: unknown): Value | undefined {
  if (shape.kind === 'records')
    return Array.isArray(stored) ? stored.map((row) => readRecord(shape.members, row)) : undefined
  if (shape.kind === 'record') return isFields(stored) ? readRecord(shape.members, stored) : undefined
  if (typeof stored === 'number' || typeof stored === 'boolean') return stored
  if (typeof stored === 'string') return stored === '' ? undefined : stored
  return isFields(stored) ? readParts(stored) : undefined
}

function readRecord(members: readonly Member[], stored: unknown): RecordValue {
  if (!isFields(stored)) return {}
  return Object.fromEntries(members.map(({ name, shape }) => [name, readStored(shape, stored[name])]))
}

function readParts(stored: Fields): Value | undefined {
  if ('description' in stored) return { code: text(stored.code), description: text(stored.description) }
  if ('areaCode' in stored)
    return { prefix: text(stored.prefix), areaCode: text(stored.areaCode), number: text(stored.number) }
  if (Array.isArray(stored.lines)) return { kind: 'lines', lines: stored.lines.map(text) }
  return 'street' in stored ? readAddress(stored) : undefined
}

function readAddress(stored: Fields): Address {
  const country = isFields(stored.country) ? stored.country : {}
  return {
    kind: 'parts',
    block: text(stored.block),
    building: text(stored.building),
    floor: text(stored.floor),
    unit: text(stored.unit),
    street: text(stored.street),
    postal: text(stored.postal),
    country: { code: text(country.code), description: text(country.description) },
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
