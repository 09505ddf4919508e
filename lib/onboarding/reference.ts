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
