import { randomInt } from 'node:crypto'

const letters = 'ABCDEFGHJKMNPQRTUVWXY'

/** A short reference that stands on an error page and in the log line of the same moment: `KTRW-QMPA`. */
export function errorReference(): string {
  const draw = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return `${draw()}-${draw()}`
}
