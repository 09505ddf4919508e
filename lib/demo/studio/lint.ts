import { findAttribute, scopesFor } from '@/lib/myinfo/catalogue.ts'
import { attributesOf } from '@/lib/onboarding/asked-of-myinfo.ts'
import { checkCompliance } from '@/lib/onboarding/compliance.ts'
import type { Product } from '@/lib/onboarding/product.ts'
import { effortAsMeasured, type ProductEffort } from './effort.ts'
import { readingAge } from './reading-age.ts'
import { textsOf } from './texts.ts'

/** One finding: what stops a product, what is worth a look, and what is as it should be. */
export interface LintFinding {
  weight: 'stops' | 'look' | 'good'
  says: string
  where: string
  what: string
}

/** What a product costs its applicant and its bank, in numbers. */
export interface Measures extends ProductEffort {
  tier: 'standard' | 'plus'
  /** Items that make it the dearer tier. */
  plus: readonly string[]
  scopes: number
  readingAge: number
}

/** A text that is harder than this is worth a look. */
const oldest = 16

/** The measures of a product that can be read. */
export function measure(product: Product): Measures {
  const names = attributesOf(product)
  const plus = names.filter((name) => findAttribute(name).tier === 'plus')
  const english = textsOf(product).map(({ text }) => text.en)
  return {
    tier: plus.length > 0 ? 'plus' : 'standard',
    plus,
    scopes: scopesFor(names, 'fapi').length,
    ...effortAsMeasured(product),
    readingAge: readingAge(english.join('. ')),
  }
}

/** Everything that is to be said of a product: what stops first, what is good last. */
export function lint(product: Product): LintFinding[] {
  return [...rules(product), ...tier(product), ...languagesOf(product), ...hardWords(product), ...good(product)]
}

function rules(product: Product): LintFinding[] {
  return checkCompliance([product]).faults.map((says) => ({
    weight: 'stops',
    says,
    where: /"([^"]*)"/.exec(says)?.[1] ?? product.id,
    what: says.includes('no reason')
      ? 'Singpass approves each item by its reason: say why it is asked'
      : 'Show every item that is asked for, and lock exactly what agencies vouch for',
  }))
}

function tier(product: Product): LintFinding[] {
  const { plus } = measure(product)
  if (plus.length === 0) return []
  const what =
    'Any one of them makes the whole retrieval dearer, so all of them cost what one does. Ask whether each is needed'
  return [{ weight: 'look', says: 'Plus tier', where: plus.join(', '), what }]
}

function languagesOf(product: Product): LintFinding[] {
  return textsOf(product).flatMap(({ place, text }) => {
    const missing = product.languages.filter((language) => !text[language]?.trim())
    if (missing.length === 0) return []
    const what = 'English stands in until it is there'
    return [{ weight: 'look' as const, says: `No translation: ${missing.join(', ')}`, where: place, what }]
  })
}

function hardWords(product: Product): LintFinding[] {
  return textsOf(product).flatMap(({ place, text }) => {
    const age = text.en.split(' ').length < 8 ? 0 : readingAge(text.en)
    if (age <= oldest) return []
    const what = 'Shorter sentences, and words of every day'
    return [{ weight: 'look' as const, says: `Hard to read: reading age ${age}`, where: place, what }]
  })
}

function good(product: Product): LintFinding[] {
  const { lines } = checkCompliance([product])
  const shown = lines.filter(({ shownIn }) => shownIn).length
  if (shown < lines.length) return []
  const where = `${shown} of ${lines.length}`
  return [
    { weight: 'good', says: 'Every item asked for is shown', where, what: 'Myinfo’s rule: all of it, before sending' },
  ]
}
