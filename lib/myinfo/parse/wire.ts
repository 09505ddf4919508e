/** What a leaf parser answers when something is there that the shape cannot hold. Nothing there is `undefined`. */
export const malformed = Symbol('malformed')

/** A value that was read, nothing where there was none, or the sign that it makes no sense. */
export type Parsed<T> = T | undefined | typeof malformed

/** An object as it came over the wire: nothing is known of its members. */
export interface WireObject {
  readonly [name: string]: unknown
}

/** Whether some JSON is an object, not an array and not null. */
export function isObject(wire: unknown): wire is WireObject {
  return typeof wire === 'object' && wire !== null && !Array.isArray(wire)
}

/** Reads a member, dots stepping inwards. Only own members count, so that `__proto__` and `constructor` reach nothing. */
export function readMember(wire: unknown, path: string): unknown {
  let node = wire
  for (const name of path.split('.')) {
    if (!isObject(node) || !Object.hasOwn(node, name)) return undefined
    node = node[name]
  }
  return node
}

/** The bare content of an item: of `{value}`, of `{code, desc}` (what it says, else its code), or the item itself. */
export function unwrap(wire: unknown): Parsed<string | number | boolean> {
  if (wire === undefined || wire === null) return undefined
  if (isObject(wire)) return unwrapObject(wire)
  if (typeof wire === 'string' || typeof wire === 'boolean') return wire
  return typeof wire === 'number' && Number.isFinite(wire) ? wire : malformed
}

function unwrapObject(wire: WireObject): Parsed<string | number | boolean> {
  const value = readMember(wire, 'value') ?? undefined
  if (value !== undefined) return isObject(value) ? malformed : unwrap(value)

  const description = readMember(wire, 'desc')
  const content = isBlank(description) ? readMember(wire, 'code') : description
  return isObject(content) ? malformed : unwrap(content)
}

/** Whether there is nothing to read: absent, JSON's null, or a text of spaces only. */
export function isBlank(content: unknown): boolean {
  return content === undefined || content === null || (typeof content === 'string' && content.trim() === '')
}

const noValue = /^(NA|N\/A|N\.A\.|NIL|-)$/i

/** Whether a text stands for "no figure", as tax and CPF items write it, or that a record lacks one of its parts. */
export function isNoValue(content: unknown): boolean {
  return isBlank(content) || (typeof content === 'string' && noValue.test(content.trim()))
}

const envelope = ['source', 'lastupdated', 'classification', 'unavailable']

/** Whether something is there, but under none of the names where it is looked for: a shape that nobody knew. */
export function isUnknownShape(wire: unknown, known: readonly string[]): boolean {
  if (!isObject(wire) || known.some((name) => Object.hasOwn(wire, name))) return false
  return Object.entries(wire).some(([name, content]) => !envelope.includes(name) && hasContent(content))
}

function hasContent(content: unknown): boolean {
  return typeof content === 'object' && content !== null ? Object.keys(content).length > 0 : !isBlank(content)
}
