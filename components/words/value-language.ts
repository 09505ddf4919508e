import type { Shape } from '@/lib/myinfo/attribute.ts'
import type { Language } from '@/lib/myinfo/language.ts'

const inOwnWords = ['text', 'code', 'address', 'email']

/**
 * The `lang` of a value that Myinfo delivered, on a page in another language: agencies write English, and names in
 * Chinese or Tamil script as they are.
 *
 * Undefined where the page's own language holds: for words in it, and for dates, money and numbers, which take the
 * reader's form. Records are marked member by member.
 */
export function valueLanguage({ kind }: Shape, text: string, page: Language): Language | undefined {
  return inOwnWords.includes(kind) ? unlessOf(page, scriptLanguage(text) ?? 'en') : undefined
}

/**
 * The `lang` of what the applicant typed, as far as its script tells: Latin letters are as good Malay as English, and
 * neither Chinese nor Tamil. Undefined where the page's own language holds, and for what has no letters.
 */
export function typedLanguage(text: string, page: Language): Language | undefined {
  const latin = page === 'ms' ? page : 'en'
  return unlessOf(page, scriptLanguage(text) ?? (/\p{Script=Latin}/u.test(text) ? latin : page))
}

function scriptLanguage(text: string): Language | undefined {
  if (/\p{Script=Han}/u.test(text)) return 'zh'
  return /\p{Script=Tamil}/u.test(text) ? 'ta' : undefined
}

function unlessOf(page: Language, language: Language): Language | undefined {
  return language === page ? undefined : language
}
