import { isLanguage, type Language } from '@/lib/onboarding/language.ts'

/**
 * The path and query of a page without the language in which a link wants it read (`/savings-account?lang=ta`), and
 * that language, where it is one of the journey's. Whoever returns to the path later reads in the language of the time.
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
  return { path, language: isLanguage(asked) ? asked : undefined }
}
