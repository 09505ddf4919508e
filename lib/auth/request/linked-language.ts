import { isLanguage, type Language } from '@/lib/onboarding/language.ts'

/**
 * The path and query of a page without the language in which a link wants it read (`/savings-account?lang=ta`), and
 * that language, where it is one of the journey's, with a region or in other letters too (`zh-SG`, `TA`). Whoever returns to the path later reads in the language of the time.
 */
export function linkedLanguage({ pathname, search }: { pathname: string; search: string }): {
  path: string
  language?: Language
} {
  const query = new URLSearchParams(search)
  const asked = query.get('lang')
  if (asked === null) return { path: pathname + search }
  query.delete('lang')
  const path = query.size > 0 ? `${pathname}?${query}` : pathname
  return { path, language: languageOf(asked) }
}

/** Our Chinese is simplified: a link that asks for traditional characters asks for what there is not. */
function languageOf(tag: string): Language | undefined {
  try {
    const { language, script } = new Intl.Locale(tag.replaceAll('_', '-')).maximize()
    return isLanguage(language) && script !== 'Hant' ? language : undefined
  } catch {
    return undefined
  }
}
