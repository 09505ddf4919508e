/** The languages of the journey, for rooms that do not know Myinfo; `lib/myinfo/language.ts` says which there are. */
export { isLanguage, type Language, languageFrom, languages } from '@/lib/myinfo/language.ts'
