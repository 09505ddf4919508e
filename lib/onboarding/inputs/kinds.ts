import type { Address, Code } from '@/lib/myinfo/person.ts'
import type { AnswerKind, AnswerOf, KindName } from '../product.ts'
import type { Kind } from './kind.ts'
import { address } from './kinds/address.ts'
import { money, number, year } from './kinds/amount.ts'
import { date, month } from './kinds/calendar.ts'
import { choice, choices, code, country, yesNo } from './kinds/choice.ts'
import { email, nric, phone, text } from './kinds/text.ts'

/** What an application stores of each kind: plain JSON that another system can read. */
export interface StoredValues {
  address: Address
  choice: string
  choices: string[]
  code: Code
  /** ISO 3166-1 alpha-2. */
  country: string
  /** `YYYY-MM-DD` */
  date: string
  email: string
  /** Singapore dollars. */
  money: number
  /** `YYYY-MM` */
  month: string
  nric: string
  number: number
  /** E.164: `+6591234567`. */
  phone: string
  text: string
  /** `YYYY` */
  year: string
  'yes-no': boolean
}

type Kinds = { readonly [Name in KindName]: Kind<AnswerOf<Name>, StoredValues[Name]> }

/** Every kind of question, a row each. A kind is added to `AnswerKinds` and here, and nowhere else. */
export const kinds = {
  address,
  choice,
  choices,
  code,
  country,
  date,
  email,
  money,
  month,
  nric,
  number,
  phone,
  text,
  year,
  'yes-no': yesNo,
} satisfies Kinds

/** The row of an answer's kind. It is to be handed this same answer, which the compiler cannot tell. */
export function kindOf(answer: AnswerKind): Kind<AnswerKind, unknown> {
  return kinds[answer.kind]
}
