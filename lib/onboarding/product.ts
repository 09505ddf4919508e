/** Languages of the journey. English is complete by definition; the others fall back to it. */
export const languages = ['en', 'zh', 'ms', 'ta'] as const
export type Language = (typeof languages)[number]

/** The language of a tag that came from outside; English for one that the journey does not speak. */
export function languageFrom(tag: unknown): Language {
  return languages.find((language) => language === tag) ?? 'en'
}

/** A text of a product in each language it speaks, in English at least. */
export type LocalizedText = { en: string } & Partial<Record<Language, string>>

/** An attribute of Myinfo, shown and (where it is not locked) asked. */
export interface MyinfoField {
  kind: 'myinfo'
  /** Our name in the attribute table: `registeredAddress`. */
  attribute: string
  /** Why this product needs it; shown before the applicant shares it. */
  why: LocalizedText
  /** Defaults to true. An optional one may be left empty. */
  required?: boolean
}

/** Something that only the applicant can answer. */
export interface Question {
  kind: 'question'
  /** Unique in the product, camelCase. */
  id: string
  label: LocalizedText
  hint?: LocalizedText
  answer: AnswerKind
  /** Defaults to true. */
  required?: boolean
}

export type AnswerKind =
  | { kind: 'choice'; options: readonly Option[] }
  | { kind: 'choices'; options: readonly Option[] }
  | { kind: 'money'; min: number; max: number }
  | { kind: 'text'; maxLength: number }

export interface Option {
  value: string
  label: LocalizedText
}

export type Field = MyinfoField | Question

/** One idea to a step, five to eight fields. */
export interface Step {
  /** Part of the URL's query: lower-case words joined by hyphens. */
  id: string
  title: LocalizedText
  fields: readonly Field[]
}

/**
 * A sign-up product, as data.
 *
 * Scopes, counts, minutes, forms and the stored application all follow from it. A product asks Myinfo for exactly what
 * its steps show.
 */
export interface Product {
  /** Path segment: lower-case words joined by hyphens. */
  id: string
  name: LocalizedText
  summary: LocalizedText
  /** Shown on Myinfo's own consent page (v3); plain English, at most 80 characters. */
  purpose: string
  /** Connection to use; the default one when absent. */
  connection?: string
  /** Whole years; someone younger is told so in the form. No limit when absent. */
  minimumAge?: number
  /** Who receives the application, as one sentence. */
  recipient: LocalizedText
  /** How long it is kept, as one sentence that agrees with `retentionDays`. */
  retention: LocalizedText
  retentionDays: number
  /** What happens after "Application received", in order, with working days from the submission. */
  next: readonly { day: number; what: LocalizedText }[]
  steps: readonly Step[]
  /** A specimen: exists in the demo only. */
  demoOnly?: boolean
}
