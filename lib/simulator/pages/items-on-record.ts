import { personInfo } from '../personas/person-info.ts'
import type { Persona } from '../personas/persona.ts'

/** Members that say something about a value and are none. */
const envelope = ['classification', 'source', 'lastupdated', 'unavailable']

/** How many of the data items that are asked for have a value on a person's record; leaves of a group are one item. */
export function countFilled(persona: Persona, scopes: readonly string[]): { asked: number; filled: number } {
  const items = new Map<string, string[]>()
  for (const scope of scopes.filter((name) => name !== 'openid')) {
    const group = scope.split('.')[0] ?? scope
    items.set(group, [...(items.get(group) ?? []), scope])
  }
  const filled = [...items.values()].filter((leaves) => hasValue(personInfo(persona, leaves)))
  return { asked: items.size, filled: filled.length }
}

function hasValue(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value !== '' && value !== undefined && value !== null
  return Object.entries(value).some(([name, member]) => !envelope.includes(name) && hasValue(member))
}
