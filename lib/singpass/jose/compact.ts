import { parseJsonObject } from '../upstream/json.ts'

/** Encodes a text or bytes as base64url without padding. */
export function encode(input: string | Uint8Array): string {
  return Buffer.from(input as string).toString('base64url')
}

/** The parts of a compact token when there are exactly so many and each is base64url; nothing otherwise. */
export function splitCompact(token: string, count: number): string[] | undefined {
  const parts = token.split('.')
  return parts.length === count && parts.every((part) => /^[\w-]*$/.test(part)) ? parts : undefined
}

/** The protected header of a compact token, empty when there is none to read; the checks that follow then fail. */
export function readHeader(token: string): Record<string, unknown> {
  const [header = ''] = token.split('.', 1)
  return parseJsonObject(Buffer.from(header, 'base64url').toString()) ?? {}
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Bytes as text; nothing when they are not strict UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}
