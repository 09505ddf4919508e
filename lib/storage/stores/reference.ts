import { randomInt } from 'node:crypto'

/** Letters only, none that is read for another or for a digit, and no U: fewer words come out by accident. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ'

/** Makes a reference such as `ABCD-EFGH-JK`: 22¹⁰ of them, so that one is not found by trying. */
export function makeReference(): string {
  const letters = Array.from({ length: 10 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`
}
