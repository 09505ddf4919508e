import type { Language } from '@/lib/myinfo/language.ts'
import { locales } from '@/lib/myinfo/language.ts'
import { fingerprint } from './english.ts'
import { type MessageShape, shapeOf } from './message-shape.ts'
import { isOfAbsentProduct } from './product-texts.ts'
import { textsIn } from './texts-in.ts'
import type { Translation } from './translations.ts'

/**
 * What may be wrong with one text of a language: not said, made from an English text that has changed since, said of
 * nothing that English has, taking other arguments than the English text, or lacking a plural form of its language.
 */
export type Fault = 'missing' | 'stale' | 'unknown' | 'arguments' | 'plurals'

export interface Finding {
  key: string
  fault: Fault
}

/** Everything that is wrong with the texts of a language, in the order of the English ones. */
export function findFaults({
  english,
  translation,
  language,
}: {
  english: ReadonlyMap<string, string>
  translation: Translation
  language: Language
}): Finding[] {
  const own = new Map(textsIn(translation))
  const faulty = [...english].flatMap(([key, text]): Finding[] => {
    const fault = faultOf({ text, said: own.get(key), source: translation.$source[key], language })
    return fault ? [{ key, fault }] : []
  })
  const known = [...own.keys(), ...Object.keys(translation.$source)]
  const unknown = [...new Set(known)].filter((key) => !english.has(key) && !isOfAbsentProduct(key, english))
  return [...faulty, ...unknown.map((key): Finding => ({ key, fault: 'unknown' }))]
}

function faultOf({
  text,
  said,
  source,
  language,
}: {
  text: string
  said?: string
  source?: string
  language: Language
}): Fault | undefined {
  if (!said?.trim()) return 'missing'
  if (source !== fingerprint(text)) return 'stale'
  const shape = shapeOrNone(said)
  if (shape?.arguments.join() !== shapeOf(text).arguments.join()) return 'arguments'
  return shape.plurals.every((forms) => forms.join() === pluralForms(language)) ? undefined : 'plurals'
}

function shapeOrNone(message: string): MessageShape | undefined {
  try {
    return shapeOf(message)
  } catch {
    return undefined
  }
}

function pluralForms(language: Language): string {
  return new Intl.PluralRules(locales[language]).resolvedOptions().pluralCategories.toSorted().join()
}
