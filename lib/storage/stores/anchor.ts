/**
 * How far each chain had come at a moment, signed with an audit key. Kept away from the database, it shows later that no
 * newest entries were cut off.
 */
export interface AuditAnchor {
  /** ISO 8601. */
  at: string
  keyId: string
  /** Number of the newest entry of each chain, by slot. */
  numbers: number[]
  /** HMAC over numbers and links, hexadecimal. */
  root: string
}

/** The anchor in a line, as printed or as the application logs it; undefined where there is none. */
export function anchorIn(line: string): AuditAnchor | undefined {
  const { at, keyId, numbers, root } = Object(parse(line))
  const isAnchor = [at, keyId, root].every((text) => typeof text === 'string') && areNumbers(numbers)
  return isAnchor ? { at, keyId, numbers, root } : undefined
}

function areNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((number) => Number.isSafeInteger(number) && number >= 0)
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
