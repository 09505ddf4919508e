/** Text that is HTML already: made by `html` alone. */
class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  toString(): string {
    return this.text
  }
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/**
 * HTML from a template: whatever is put into it is text, escaped for elements and for quoted attributes, unless it is
 * HTML made by this function itself, or a list of such. The one way in which a page that React does not draw is written.
 */
export function html(parts: TemplateStringsArray, ...values: readonly (string | Html | readonly Html[])[]): Html {
  const written = values.map(writtenAs)
  return new Html(parts.map((part, index) => part + (written[index] ?? '')).join(''))
}

function writtenAs(value: string | Html | readonly Html[]): string {
  if (value instanceof Html) return value.text
  return typeof value === 'string' ? escaped(value) : value.map(({ text }) => text).join('')
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (letter) => entities[letter] ?? '')
}

export type { Html }
