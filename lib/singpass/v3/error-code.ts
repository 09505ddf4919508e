import type { UpstreamAnswer } from '../upstream/exchange.ts'
import { parseJsonObject } from '../upstream/json.ts'

/**
 * Reads Myinfo's own `code` from an error body, when it is a number or a plain word.
 *
 * The message beside it is never read: it may quote the request, its identifiers and, from MockPass, the secret.
 */
export function readErrorCode({ text }: UpstreamAnswer): string | undefined {
  const code = parseJsonObject(text)?.code
  const word = typeof code === 'number' ? String(code) : code

  return typeof word === 'string' && /^(\d{1,6}|[A-Za-z_]{1,40})$/.test(word) ? word : undefined
}
