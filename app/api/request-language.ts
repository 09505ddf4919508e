import { cookieNames, readCookie } from '@/lib/auth/request/cookies.ts'
import { type Language, languageFrom } from '@/lib/onboarding/language.ts'

/** The language that this browser reads in, also before the settings are known. */
export function requestLanguage(request: Request): Language {
  const names = [cookieNames(true).language, cookieNames(false).language]
  return languageFrom(names.map((name) => readCookie(request, name)).find((value) => value !== undefined))
}
