import { type SingpassEndpoint, SingpassError } from '../errors.ts'
import type { UpstreamAnswer } from './exchange.ts'

/** No Myinfo or OAuth answer nests deeper than a dozen levels; whatever walks a value later may recurse. */
const depthLimit = 64

/**
 * Parses text that must be one JSON object.
 *
 * Anything else gives nothing: other JSON, no JSON, nesting beyond 64 levels, a member named `__proto__`. The error of
 * the JSON parser is dropped, because it quotes the text.
 */
export function parseJsonObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isJsonObject(value) && isTame(value, depthLimit) ? value : undefined
  } catch {
    return undefined
  }
}

/**
 * Reads the JSON object that an answer must hold, whatever content type it claims.
 *
 * @throws SingpassError `unavailable`: an HTML page or half an answer comes from something in between.
 */
export function readJsonObject({ text, status }: UpstreamAnswer, endpoint: SingpassEndpoint): Record<string, unknown> {
  const value = parseJsonObject(text)
  if (value) return value

  throw new SingpassError('unavailable', `the ${endpoint} answer is not a JSON object`, { endpoint, status })
}

/** Says whether a value is an object with members, not an array. */
export function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Walks by name and by place, which makes no list of what there is: a person holds hundreds of values. */
function isTame(value: object, levels: number): boolean {
  if (levels === 0) return false
  if (Array.isArray(value)) return value.every((member) => isTameMember(member, levels))
  const members: Record<string, unknown> = value as Record<string, unknown>
  for (const name in members) {
    if (name === '__proto__' || !isTameMember(members[name], levels)) return false
  }
  return true
}

function isTameMember(member: unknown, levels: number): boolean {
  return typeof member !== 'object' || member === null || isTame(member, levels - 1)
}
