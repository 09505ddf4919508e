import Negotiator from 'negotiator'
import { isLanguage, type Language } from '@/lib/onboarding/language.ts'

/**
 * The language to write to a reader in: the one that they chose, else the best of those that their browser accepts
 * (`Accept-Language` with its quality values), else English. A tag that nobody speaks counts for nothing.
 *
 * Our Chinese is written in simplified characters. For a reader of traditional ones (`zh-Hant`, `zh-TW`, `zh-HK`) every
 * other language that they accept goes before it, and it is taken only where they accept none: a bare `zh` beside such
 * a tag, as browsers add it, means theirs.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9110.html#section-12.5.4 RFC 9110, Accept-Language}
 * @see {@link https://www.rfc-editor.org/rfc/rfc4647.html RFC 4647, matching of language tags}
 */
export function preferredLanguage({ chosen, accepted }: { chosen?: string; accepted?: string }): Language {
  if (isLanguage(chosen)) return chosen
  const tags = new Negotiator({ headers: { 'accept-language': accepted ?? '' } }).languages().flatMap(spoken)
  const traditional = tags.some(({ script }) => script === 'Hant')
  const known = tags.map(({ language }) => language).filter(isLanguage)
  const others = traditional ? known.filter((language) => language !== 'zh') : known
  return others[0] ?? known[0] ?? 'en'
}

/** What a tag says, with the script that it implies: `zh-TW` is written in `Hant`. */
function spoken(tag: string): { language: string; script?: string }[] {
  try {
    const { language, script } = new Intl.Locale(tag).maximize()
    return [{ language, script }]
  } catch {
    return []
  }
}
