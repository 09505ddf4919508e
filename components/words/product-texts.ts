import type { Language } from '@/lib/myinfo/language.ts'
import { products } from '@/lib/onboarding/products/index.ts'
import { type Translation, translations } from './translations.ts'

/**
 * What the products that speak a language say in it, by key; what is not said in it is left out.
 *
 * A key is the place in the product, with members of lists by their own names, so that moving a field makes nothing
 * stale: `product.savings-account.steps.contact.fields.email.why`. Words that many fields share have the first key.
 */
export function productTexts(language: Language, from: readonly Spoken[] = products): [string, string][] {
  const said = new Set<object>()
  return wordsIn(speaking(language, from), 'product').flatMap(({ place, words }): [string, string][] => {
    const text = Object.entries(words).find(([tag]) => tag === language)?.[1]
    if (said.has(words) || typeof text !== 'string') return []
    said.add(words)
    return [[place, text]]
  })
}

/** A product as far as its words go. */
interface Spoken {
  id: string
  languages: readonly Language[]
}

/** The products that speak a language. */
export function speaking(language: Language, from: readonly Spoken[] = products): readonly Spoken[] {
  return from.filter(({ languages }) => languages.includes(language))
}

/** Whether a text is of a product that is not there: one may be taken out and put back, and its notes do no harm. */
export function isOfAbsentProduct(key: string, english: ReadonlyMap<string, string>): boolean {
  const [product] = /^product\.[^.]+\./.exec(key) ?? []
  return product !== undefined && ![...english.keys()].some((known) => known.startsWith(product))
}

/** A language's file together with what the products say in it: all that is compared with the English texts. */
export function withProducts(language: Exclude<Language, 'en'>): Translation {
  const own = productTexts(language).map(([key, text]) => [key.replace(/^product\./, ''), text])
  return { ...translations[language], product: Object.fromEntries(own) }
}

function wordsIn(inside: unknown, place: string): { place: string; words: object }[] {
  if (typeof inside !== 'object' || inside === null) return []
  if ('en' in inside) return [{ place, words: inside }]
  return Object.entries(inside).flatMap(([name, value]) => wordsIn(value, `${place}.${ownName(inside, value) ?? name}`))
}

/** What a member of a list goes by. */
function ownName(inside: object, value: unknown): string | undefined {
  if (!Array.isArray(inside) || typeof value !== 'object' || value === null) return undefined
  const named = ['id', 'attribute', 'value'] as const
  const own = new Map<string, unknown>(Object.entries(value))
  return named.map((name) => own.get(name)).find((name) => typeof name === 'string')
}
