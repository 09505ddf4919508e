/** How Singapore writes numbers and dates in each language of the journey. */
export const locales = { en: 'en-SG', zh: 'zh-SG', ms: 'ms-SG', ta: 'ta-SG' } as const

/** A language of the journey, by its tag. */
export type Language = keyof typeof locales

/** Languages of the journey. English is complete by definition; the others fall back to it. */
export const languages = ['en', 'zh', 'ms', 'ta'] as const satisfies readonly Language[]

/** Whether a tag that came from outside is one of the journey's languages, written as we write it. */
export function isLanguage(tag: unknown): tag is Language {
  return languages.some((language) => language === tag)
}

/** The language of a tag that came from outside; English for one that the journey does not speak. */
export function languageFrom(tag: unknown): Language {
  return isLanguage(tag) ? tag : 'en'
}

/** The reader's language, with its words for yes and no. */
export interface Wording {
  language: Language
  yes: string
  no: string
}

/** Builds something once for each language, when it is first needed: a formatter costs far more than its use. */
export function perLanguage<T>(build: (locale: string) => T): (language: Language) => T {
  const built = new Map<Language, T>()
  return (language) => {
    const ready = built.get(language) ?? build(locales[language])
    built.set(language, ready)
    return ready
  }
}
