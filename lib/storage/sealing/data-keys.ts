/** Keys that seal personal data at rest: the current one seals, every one opens. */
export interface DataKeys {
  current: string
  keys: ReadonlyMap<string, Uint8Array>
}

const KEY_ID = /^[A-Za-z0-9_-]{1,32}$/
const KEY = /^[A-Za-z0-9_-]{43}$/

/**
 * Parses `DATA_KEYS`: a comma list of `kid:base64url(32 bytes)`, the first of which seals.
 *
 * Throws an error that names the position and never the value.
 */
export function parseDataKeys(text: string): DataKeys {
  const entries = text.split(',').map((entry, index) => parseDataKey(entry.trim(), index + 1))
  const keys = new Map(entries)
  if (keys.size !== entries.length) throw new Error('two data keys have the same key ID')

  return { current: entries[0]?.[0] ?? '', keys }
}

/** The text that `parseDataKeys` reads, the current key first. */
export function formatDataKeys({ current, keys }: DataKeys): string {
  const ids = [current, ...[...keys.keys()].filter((keyId) => keyId !== current)]
  return ids.map((keyId) => `${keyId}:${Buffer.from(keys.get(keyId) ?? []).toString('base64url')}`).join(',')
}

function parseDataKey(entry: string, position: number): [string, Uint8Array] {
  const [keyId = '', key = '', ...rest] = entry.split(':')
  if (!KEY_ID.test(keyId) || rest.length > 0) throw new Error(`data key ${position} is not of the form kid:key`)
  const bytes = Uint8Array.from(Buffer.from(key, 'base64url'))
  if (!KEY.test(key) || bytes.length !== 32) throw new Error(`data key ${position} is not 32 bytes in base64url`)

  return [keyId, bytes]
}
