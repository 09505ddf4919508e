import { personInfo } from '../personas/person-info.ts'
import type { Persona } from '../personas/persona.ts'
import { isObject } from '../web/json.ts'

/** Members that say something about a value and are none. */
const envelope = ['classification', 'source', 'lastupdated', 'unavailable']

/**
 * How many of the data items that are asked for have a value on a person's record; leaves of a group are one item. An
 * item that does not apply to the person, such as the pass of a citizen, is not counted.
 */
export function countFilled(persona: Persona, scopes: readonly string[]): { asked: number; filled: number } {
  const items = new Map<string, string[]>()
  for (const scope of scopes.filter((name) => name !== 'openid')) {
    const group = scope.split('.')[0] ?? scope
    items.set(group, [...(items.get(group) ?? []), scope])
  }
  const found = [...items].map(([group, leaves]) => ({
    item: persona.person[group],
    info: personInfo(persona, leaves),
  }))
  const applying = found.filter(({ item }) => !(isObject(item) && item.source === '3'))
  return { asked: applying.length, filled: applying.filter(({ info }) => hasValue(info)).length }
}

function hasValue(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value !== '' && value !== undefined && value !== null
  return Object.entries(value).some(([name, member]) => !envelope.includes(name) && hasValue(member))
}
