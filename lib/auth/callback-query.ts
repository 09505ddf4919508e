const names = ['code', 'state', 'iss', 'error'] as const

/**
 * Reads `state` from a callback's query; undefined when the query is not one that an authorization server sends:
 * a parameter twice or oversized, control characters, no `state`, or both or neither of `code` and `error`.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc6749.html#section-4.1.2 RFC 6749, 4.1.2}
 */
export function readCallbackState(query: URLSearchParams): string | undefined {
  const state = query.get('state') ?? ''
  if (names.some((name) => query.getAll(name).length > 1)) return undefined
  if ([...query].some(([key, value]) => key.length > 100 || value.length > 8_000 || hasControl(value))) return undefined
  if (query.has('code') === query.has('error')) return undefined
  return /^[A-Za-z0-9/+_\-=.]{20,255}$/.test(state) ? state : undefined
}

function hasControl(text: string): boolean {
  return [...text].some((letter) => letter < ' ' || letter === '\u007f')
}
