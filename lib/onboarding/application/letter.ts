import type { Language } from '../language.ts'
import type { LocalizedText } from '../product.ts'

/** What applicants are written to of. */
export type LetterTopic = 'received' | 'question' | 'decided'

/** What a letter is made of: all that it may hold of an application. */
export interface LetterParts {
  topic: LetterTopic
  reference: string
  /** The name of the product. */
  product: LocalizedText
  language: Language
  /** The private link; absent for an application from before there were any. */
  address?: string
}

/** Puts a letter into words, in the language that the application was made in. */
export type LetterWriter = (parts: LetterParts) => { subject: string; text: string }
