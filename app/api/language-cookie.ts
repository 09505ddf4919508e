import { cookieNames, serialiseCookie } from '@/lib/auth/request/cookies.ts'
import type { Language } from '@/lib/onboarding/language.ts'

const seconds = 365 * 24 * 60 * 60

/** The `Set-Cookie` header by which this browser goes on in a language, for a year. */
export function languageCookie(language: Language, appUrl: URL): string {
  const secure = appUrl.protocol === 'https:'
  return serialiseCookie({ name: cookieNames(secure).language, value: language, secure, maxAge: seconds })
}
