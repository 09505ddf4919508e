import { type KeyObject, verify } from 'node:crypto'
import { decodeUtf8, readHeader } from '../jose/compact.ts'
import type { TrustedKeys } from './keys.ts'

/**
 * Verifies a compact JWS with one of Myinfo's keys and gives its payload; nothing when no key verifies it.
 *
 * RS256 and no critical headers, and nothing else. The key that `kid` names is the only one tried; without a `kid`, or
 * with one nobody knows, each is. Keys and addresses that the header itself offers are never looked at. Why it failed
 * is not told apart.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7515.html#section-5.2 RFC 7515, 5.2}
 */
export function verifyJws(jws: string, trusted: TrustedKeys): string | undefined {
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(jws)) return undefined
  const [, payload = '', signature = ''] = jws.split('.')
  const header = readHeader(jws)
  if (header.alg !== 'RS256' || 'crit' in header) return undefined

  const covered = Buffer.from(jws.slice(0, jws.lastIndexOf('.')), 'latin1')
  const signed = Buffer.from(signature, 'base64url')
  const isSigned = candidates(header.kid, trusted).some((key) => verify('sha256', covered, key, signed))

  return isSigned ? decodeUtf8(Buffer.from(payload, 'base64url')) : undefined
}

function candidates(kid: unknown, trusted: TrustedKeys): KeyObject[] {
  const named = typeof kid === 'string' ? trusted.get(kid) : undefined

  return named ? [named] : [...trusted.values()]
}
