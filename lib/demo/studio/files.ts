import { findAttribute } from '@/lib/myinfo/catalogue.ts'
import { languages } from '@/lib/myinfo/language.ts'
import { checkCompliance } from '@/lib/onboarding/compliance.ts'
import type { Product } from '@/lib/onboarding/product.ts'
import { textsOf } from './texts.ts'

/** A file that the studio gives out. */
export interface StudioFile {
  name: string
  type: string
  text: string
}

/** The product as it is put in place: `lib/onboarding/products/<id>.ts`, named in `index.ts` beside it. */
export function productFile(product: Product): StudioFile {
  const name = product.id.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  const data = JSON.stringify(product, null, 2)
  const text = `import type { Product } from '../product.ts'\n\nexport const ${name}: Product = ${data}\n`
  return { name: `${product.id}.ts`, type: 'text/plain; charset=utf-8', text }
}

/** Every text with a column for each language, for whoever translates. */
export function translationsFile(product: Product): StudioFile {
  const rows = textsOf(product).map(({ place, text }) => [place, ...languages.map((language) => text[language] ?? '')])
  return {
    name: `${product.id}-texts.csv`,
    type: 'text/csv; charset=utf-8',
    text: csv([['place', ...languages], ...rows]),
  }
}

/** The link-up pack's table of items: each with its scope, its tier and its reason. */
export function linkUpFile(product: Product): StudioFile {
  const head = ['item', 'scope', 'tier', 'reason', 'shown in step', 'locked']
  const rows = checkCompliance([product]).lines.map(({ attribute, scopes, tier, why, shownIn, locked }) => [
    findAttribute(attribute).label,
    scopes.fapi.join(' '),
    tier,
    why,
    shownIn ?? 'nowhere',
    locked ? 'yes' : 'no',
  ])
  return { name: `${product.id}-link-up.csv`, type: 'text/csv; charset=utf-8', text: csv([head, ...rows]) }
}

/** Quoted where it must be; what a spreadsheet would take for a formula is led by an apostrophe. */
function csv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => {
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}
