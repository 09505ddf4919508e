import { createHash } from 'node:crypto'
import { lettersOf } from '../reference.ts'

/** For so long after the login a person may be found by the code that their page shows, in milliseconds. */
export const LOGIN_CODE_MS = 30 * 60_000

/** What somebody who has just logged in reads out, so that their data is found: `ABCD-EFGH`. It opens nothing by itself. */
export function loginCodeOf(session: string): string {
  const letters = lettersOf(createHash('sha256').update(`login code ${session}`).digest().subarray(0, 8))
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}
