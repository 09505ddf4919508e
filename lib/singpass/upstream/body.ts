import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import type { Received } from './transport.ts'

/** Decoded bytes of an answer's body; a compressed body counts at its full size. */
export const bodyLimit = 1_000_000

/** A body beyond `bodyLimit`. */
export class BodyTooLarge extends Error {
  override name = 'BodyTooLarge'
}

const decoders = { gzip: gunzipSync, 'x-gzip': gunzipSync, deflate: inflateSync, br: brotliDecompressSync }

/**
 * Reads a body whole, as strict UTF-8, unfolding what was compressed although nobody asked for it.
 *
 * @throws BodyTooLarge at the first byte beyond the limit; TypeError for what is no text.
 */
export async function readBody({ body, headers, isRaw }: Received): Promise<string> {
  if (!body) return ''
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > bodyLimit) throw new BodyTooLarge()
    chunks.push(chunk)
  }
  const bytes = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
  return new TextDecoder('utf-8', { fatal: true }).decode(isRaw ? unfold(bytes, headers) : bytes)
}

function unfold(bytes: Uint8Array, headers: Headers): Uint8Array {
  const encoding = headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity'
  if (encoding === 'identity' || encoding === '' || bytes.length === 0) return bytes
  const decode = Object.hasOwn(decoders, encoding) ? decoders[encoding as keyof typeof decoders] : undefined
  if (!decode) throw new TypeError('the body is compressed in a way that nobody knows')
  try {
    return decode(bytes, { maxOutputLength: bodyLimit })
  } catch (error) {
    throw Object(error).code === 'ERR_BUFFER_TOO_LARGE' ? new BodyTooLarge() : error
  }
}
