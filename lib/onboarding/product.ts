import type { Language } from '@/lib/myinfo/language.ts'
import type { Code } from '@/lib/myinfo/person.ts'
import type { SingpassUse } from './singpass-use.ts'

/** A text of a product in each language it speaks, in English at least. */
export type LocalizedText = { en: string } & Partial<Record<Language, string>>

/** An attribute of Myinfo, shown and (where it is not locked) asked. */
export interface MyinfoField {
  kind: 'myinfo'
  /** Our name in the attribute table: `registeredAddress`. */
  attribute: string
  /** Why this product needs it; shown before the applicant shares it. */
  why: LocalizedText
  /** Of a record or of records: the members that are asked for and kept. All of them when absent. */
  members?: readonly string[]
  /** Defaults to true. An optional one may be left empty. */
  required?: boolean
  /** What other items of this product suggest where Myinfo has nothing. */
  suggest?: Suggest
  showWhen?: Condition
}

/** Something that only the applicant can answer. */
export interface Question {
  kind: 'question'
  /** Unique in the product, camelCase. */
  id: string
  label: LocalizedText
  hint?: LocalizedText
  /** What is said where it is required and was not answered; made of its label when absent. */
  missing?: LocalizedText
  answer: AnswerKind
  /** Defaults to true. */
  required?: boolean
  /** The token by which a browser knows the answer (`email`, `tel`); only where it is the applicant's own. */
  autoComplete?: string
  suggest?: Suggest
  showWhen?: Condition
}

/**
 * Answers that the applicant may take with a tap, made of what Myinfo delivered for the same form. They are suggestions:
 * none is chosen beforehand, and one that is taken is the applicant's own answer.
 */
export type Suggest =
  /**
   * The names that stand in `member` of the records. The one of the newest month, which stands in `by`, comes first; of
   * several in one month the one with the largest sum of `amount`; of equal ones the one that Myinfo names first.
   */
  | { kind: 'latest'; attribute: string; member: string; by: string; amount: string }
  /** Amounts from `least` dollars up to `most` months of the yearly income that stands in `member`. */
  | { kind: 'multiple-of-income'; attribute: string; member: string; least: number; most: number }

/**
 * Asks for a field only where an earlier answer holds. Decided on the server: what is not asked for is not required and
 * not stored. What Myinfo delivered is shown all the same.
 */
export type Condition = {
  /** The id of a question or the name of an attribute that stands before it. */
  field: string
} & (
  | {
      /** What is stored there: an option, a code, true or false. Any of them, where there are several. */
      is: Stored
    }
  /** Something else is stored there, or Myinfo says that it does not apply. */
  | { isNot: Stored }
  /** It was asked for, and nothing is stored there. */
  | { isEmpty: true }
)

type Stored = string | boolean | readonly string[]

/** What a product says of each kind of question; `lib/onboarding/inputs/kinds.ts` has the row that goes with it. */
export interface AnswerKinds {
  choice: { options: readonly Option[] }
  choices: { options: readonly Option[] }
  /** An entry of a code list of Myinfo; `also` is one that Myinfo delivered and the list does not know. */
  code: { codes: string; also?: Code }
  country: object
  'yes-no': object
  /** `identifier`: a number of a document or a vehicle, whose letters and digits are taken in one form. */
  text: { maxLength: number; identifier?: boolean }
  nric: object
  email: object
  phone: object
  money: { min: number; max: number }
  /** Whole unless it has `decimals`: how many digits may follow the point. */
  number: { min: number; max: number; decimals?: number }
  year: { min?: number; max?: number }
  /** `past`: today and the days before it only. */
  date: { past?: boolean }
  month: { past?: boolean }
  /** `lines`: free lines, as Myinfo delivered them, and the longest of them; `also`: a country that our list lacks. */
  address: { lines?: { count: number; maxLength: number }; also?: Code }
}

/** Kinds of questions, by name. */
export type KindName = keyof AnswerKinds

/** What a product says of a question of one kind. */
export type AnswerOf<Name extends KindName> = { kind: Name } & AnswerKinds[Name]

/** What a product says of a question of any kind. */
export type AnswerKind = { [Name in KindName]: AnswerOf<Name> }[KindName]

/** One choice of a question, as it is stored and as it is read. */
export interface Option {
  value: string
  label: LocalizedText
}

/** What a step of a product asks for: an attribute of Myinfo, or a question of the bank. */
export type Field = MyinfoField | Question

/** What a field goes by in forms and applications: the id of a question, the name of an attribute. */
export function nameOf(field: Field): string {
  return field.kind === 'question' ? field.id : field.attribute
}

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
  /** The languages that all its words are said in, English among them; in the others a reader finds them in English. */
  languages: readonly Language[]
  name: LocalizedText
  summary: LocalizedText
  /** Shown on Myinfo's own consent page (v3); plain English, at most 80 characters. */
  purpose: string
  /** What it uses Singpass for: decides which official button its start shows. */
  singpassUse: SingpassUse
  /** Connection to use; the default one when absent. */
  connection?: string
  /** Whole years; someone younger is told so in the form. No limit when absent. */
  minimumAge?: number
  /** Who receives the application, as one sentence. */
  recipient: LocalizedText
  /** How long it is kept, as one sentence that agrees with `retentionDays`. */
  retention: LocalizedText
  retentionDays: number
  /**
   * What happens after "Application received", in order, with working days from the submission. `ifApproved`: only after
   * a yes, so its date is told with that condition.
   */
  next: readonly { day: number; what: LocalizedText; ifApproved?: boolean }[]
  /** What the days count from: the receipt when absent. An undecided application is kept until it is decided. */
  retentionFrom?: 'receipt' | 'decision'
  steps: readonly Step[]
  /** Two members of staff are needed to accept or to decline an application. One is, when absent. */
  fourEyes?: boolean
  /** A specimen: exists in the demo only. */
  demoOnly?: boolean
}
