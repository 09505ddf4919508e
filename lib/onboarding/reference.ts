import { randomInt } from 'node:crypto'

/** Letters only, none that is read for another or for a digit, and no U: fewer words come out by accident. */
const alphabet = 'ABCDEFGHJKMNPQRSTVWXYZ'

/** Draws a reference that people can read out, in groups of so many letters: `drawReference(4, 4)` is `KTRW-QMPA`. */
export function drawReference(...groups: number[]): string {
  const letter = () => alphabet[randomInt(alphabet.length)]
  return groups.map((length) => Array.from({ length }, letter).join('')).join('-')
}

/** One letter of the same alphabet for each byte; what is drawn this way is told apart, and kept secret by nothing. */
export function lettersOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join('')
}

const hexadecimal = /^[0-9a-f]{16,32}$|^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether a text has a shape that the reference of a failure may have: `KTRW-QMPA`, a UUID, or 16 to 32 hexadecimal digits. */
export function isErrorReference(text: string): boolean {
  return /^[A-Z]{4}-[A-Z]{4}$/.test(text) || hexadecimal.test(text)
}
