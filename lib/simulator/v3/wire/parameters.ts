import { demand, V3Refusal } from './refusal.ts'

/** Decoded parameters of a query or form, each of which occurs once. */
export type Parameters = Readonly<Record<string, string>>

/**
 * Reads a query as the gateway does: percent-encoding is decoded, and `+` stays a plus sign.
 *
 * A client that writes a space as `+` sees the plus on the consent page, and its signature does not match.
 */
export function parseQuery(query: string): Parameters {
  return collect(
    query
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair) => {
        const cut = pair.indexOf('=')
        return cut < 0 ? [decode(pair), ''] : [decode(pair.slice(0, cut)), decode(pair.slice(cut + 1))]
      }),
  )
}

/** Reads an ordinary form, in which `+` is a space. */
export function parseForm(body: string): Parameters {
  return collect([...new URLSearchParams(body)])
}

function collect(pairs: string[][]): Parameters {
  const collected = new Map<string, string>()
  for (const [name = '', value = ''] of pairs) {
    demand(!collected.has(name), [400, 'Invalid request', `parameter "${name.slice(0, 40)}" is sent more than once`])
    collected.set(name, value)
  }
  return Object.fromEntries(collected)
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new V3Refusal(400, 'Invalid request', 'the query is not percent-encoded UTF-8')
  }
}
