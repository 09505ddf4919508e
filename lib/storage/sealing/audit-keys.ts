import { createHmac, hkdfSync } from 'node:crypto'
import type { DataKeys } from './data-keys.ts'

/** What an entry of the audit says. */
export interface AuditContent {
  /** Epoch milliseconds. */
  at: number
  event: string
  /** Hash of the ID it happened to. */
  object: string
  nonce: string
}

/**
 * Keys of the audit: each a secret of its own, so that who may read entries need not be able to open personal data.
 *
 * Derived from the data keys, one from each, unless they are set: then a data key can be retired without its entries
 * becoming unprovable.
 */
export function deriveAuditKeys({ current, keys }: DataKeys): DataKeys {
  const derived = [...keys].map(([keyId, key]): [string, Uint8Array] => [keyId, derive(key)])
  return { current, keys: new Map(derived) }
}

/** The token of an entry: nobody without the key can make it, and it is never stored. Hexadecimal. */
export function auditToken(key: Uint8Array, { at, event, object, nonce }: AuditContent): string {
  return hmac(key, ['entry', nonce, new Date(at).toISOString(), event, object])
}

/** Proves how far each chain had come. Hexadecimal. */
export function anchorRoot(key: Uint8Array, chains: readonly { number: number; link: string }[]): string {
  return hmac(key, ['anchor', ...chains.map(({ number, link }) => `${number} ${link}`)])
}

function hmac(key: Uint8Array, parts: readonly string[]): string {
  return createHmac('sha256', key).update(parts.join('\n')).digest('hex')
}

function derive(key: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, '', 'audit', 32))
}
