import { isBlank, isNoValue, malformed, type Parsed, unwrap } from './wire.ts'

/** Text exactly as delivered, control characters included. */
export function parseText(wire: unknown): Parsed<string> {
  const content = unwrap(wire)
  if (content === malformed || typeof content === 'boolean') return malformed
  if (content === undefined || isBlank(content)) return undefined
  return String(content)
}

/** A number, or a text that is one. `NA` and `-` are no number at all. */
export function parseNumber(wire: unknown): Parsed<number> {
  const content = unwrap(wire)
  if (isNoValue(content)) return undefined
  if (typeof content === 'number') return content
  if (typeof content !== 'string') return malformed

  const digits = content.trim()
  if (!/^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(digits)) return malformed
  const number = Number(digits.replaceAll(',', ''))
  return Number.isFinite(number) ? number : malformed
}

const words: ReadonlyMap<string, boolean> = new Map([
  ['Y', true],
  ['YES', true],
  ['TRUE', true],
  ['N', false],
  ['NO', false],
  ['FALSE', false],
])

/** A yes or a no: JSON's own, or the letter or word that agencies write. */
export function parseBoolean(wire: unknown): Parsed<boolean> {
  const content = unwrapYesOrNo(wire)
  if (isNoValue(content)) return undefined
  if (typeof content === 'boolean') return content
  return typeof content === 'string' ? (words.get(content.trim().toUpperCase()) ?? malformed) : malformed
}

/** The code of `{code, desc}` is the letter; what it says may be anything. */
function unwrapYesOrNo(wire: unknown): Parsed<string | number | boolean> {
  const code = typeof wire === 'object' && wire !== null && 'code' in wire ? wire.code : undefined
  return typeof code === 'string' && code !== '' ? code : unwrap(wire)
}
