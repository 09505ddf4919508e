/** How Singapore writes numbers and dates in each language of the journey. */
export const locales = { en: 'en-SG', zh: 'zh-SG', ms: 'ms-SG', ta: 'ta-SG' } as const

export type Language = keyof typeof locales

/** The reader's language, with its words for yes and no. */
export interface Wording {
  language: Language
  yes: string
  no: string
}
