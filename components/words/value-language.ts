import type { Shape } from '@/lib/myinfo/attribute.ts'
import type { Language } from '@/lib/onboarding/product.ts'

const english = ['text', 'code', 'address', 'email']

/**
 * The `lang` of a value that Myinfo delivered, on a page in another language: agencies write English.
 *
 * Undefined where the page's own language holds: on an English page, and for dates, money and numbers, which take the
 * reader's form. Records are marked member by member.
 */
export function valueLanguage({ kind }: Shape, page: Language): 'en' | undefined {
  return page !== 'en' && english.includes(kind) ? 'en' : undefined
}
