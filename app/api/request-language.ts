import { cookieNames, readCookie } from '@/lib/auth/request/cookies.ts'
import { preferredLanguage } from '@/lib/auth/request/preferred-language.ts'
import type { Language } from '@/lib/onboarding/language.ts'

/** The language that this browser reads in, also before the settings are known. */
export function requestLanguage(request: Request): Language {
  const names = [cookieNames(true).language, cookieNames(false).language]
  const chosen = names.map((name) => readCookie(request, name)).find((value) => value !== undefined)
  return preferredLanguage({ chosen, accepted: request.headers.get('accept-language') ?? undefined })
}
