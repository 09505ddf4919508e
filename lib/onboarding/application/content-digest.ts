import { createHash } from 'node:crypto'
import type { ApplicationValue } from '../stores.ts'

/**
 * A digest of everything that an application says, equal for what is about to be sent and for what was stored.
 *
 * It stands in the form of the review, so that what is submitted is what was read there: a second tab may have changed
 * the answers meanwhile, or sent them.
 */
export function contentDigest(values: readonly ApplicationValue[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('base64url')
}
