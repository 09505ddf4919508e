import { createHmac, hkdfSync } from 'node:crypto'
import { lettersOf } from '../reference.ts'
import type { Application } from '../stores.ts'
import { contentDigest } from './content-digest.ts'

/**
 * Letters by which staff and an applicant see that a receipt is of the application on record: `ABCD-EFGH`. Made by HMAC
 * of the reference, the time and every answer, so that nobody without the server's secret can think of one.
 *
 * The former secret makes them as long as it is set, so that a change of secrets leaves the receipts of before alone.
 */
export function checkCodeOf(
  { authSecret, formerAuthSecret: secret = authSecret }: { authSecret: string; formerAuthSecret?: string },
  { reference, receivedAt, values }: Application,
): string {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'receipt', 32))
  const said = JSON.stringify([reference, receivedAt, contentDigest(values)])
  const letters = lettersOf(createHmac('sha256', key).update(said).digest().subarray(0, 8))
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}
