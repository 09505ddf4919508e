import type { Code } from '../person.ts'
import { isBlank, isObject, malformed, type Parsed, readMember, unwrap } from './wire.ts'

/**
 * A code with what it says. Either may be missing; an unknown one is kept.
 *
 * A bare value is taken for the code where we know a list of them (`listed`), and for the words where we do not.
 */
export function parseCode(wire: unknown, listed: boolean): Parsed<Code> {
  const code = isObject(wire) ? parsePart(readMember(wire, 'code')) : undefined
  const description = isObject(wire) ? parsePart(readMember(wire, 'desc')) : undefined
  if (typeof code === 'string' || typeof description === 'string') {
    return { code: textOf(code), description: textOf(description) }
  }

  const value = parsePart(unwrap(wire))
  if (typeof value !== 'string') return value
  return { code: listed ? value : '', description: value }
}

function parsePart(part: unknown): Parsed<string> {
  if (part === undefined || isBlank(part)) return undefined
  if (typeof part === 'string') return part
  return typeof part === 'number' || typeof part === 'boolean' ? String(part) : malformed
}

function textOf(part: Parsed<string>): string {
  return typeof part === 'string' ? part : ''
}
