import { createHmac } from 'node:crypto'

/**
 * Names a Myinfo account without revealing it: HMAC-SHA-256, 43 base64url characters.
 *
 * A plain hash of an NRIC is undone by trying all of them, hence the key. The key must stay the same for as long as a
 * returning applicant is to find unfinished answers; it is none of the data keys, which rotate.
 *
 * @see PDPC, Advisory Guidelines on the Personal Data Protection Act for NRIC and other National Identification Numbers
 */
export function hashSubject({
  key,
  connection,
  subject,
}: {
  key: Uint8Array
  connection: string
  subject: string
}): string {
  return createHmac('sha256', key)
    .update(JSON.stringify([connection, subject]))
    .digest('base64url')
}
