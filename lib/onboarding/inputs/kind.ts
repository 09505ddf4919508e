import type { Wording } from '@/lib/myinfo/language.ts'
import type { Code } from '@/lib/myinfo/person.ts'
import type { LocalizedText } from '../product.ts'
import type { AnswerProblem } from './answer-problem.ts'
import type { Input } from './input.ts'

/** What the inputs of one value hold, normalised: a text for each part, or all the chosen options. */
export interface TypedValue {
  /** The text of a part, without blanks around it; of the value itself where it has one input. Empty when absent. */
  text(part?: string): string
  chosen: readonly string[]
}

/** Problems by part of a value; `whole` where it has one input. */
export type PartProblems = { readonly [part: string]: AnswerProblem | undefined }

/** Code lists, given on the server only: the browser does not carry every list of countries. */
export type Codes = (list: string) => readonly Code[]

/** What showing needs of the reader's language. */
export interface Reading {
  wording: Wording
  of(text: LocalizedText): string
  codes: Codes
}

/** A value as it is drawn: one control, boxes that make one answer together, or parts with labels of their own. */
export type ValueLayout = 'single' | 'boxes' | 'parts'

/**
 * All that the product knows of a kind of question. `Answer` is what a product says of it, `Value` what an application
 * stores: plain JSON that another system can read.
 */
export interface Kind<Answer, Value> {
  layout: ValueLayout
  /** The controls, in the order in which they are read. `autoComplete` is the token of the whole value (`bday`). */
  inputs(asked: { name: string; required: boolean; answer: Answer; autoComplete?: string }): Input[]
  /** Folds the ways of typing one text into one, before anything is judged or stored. */
  normalise(text: string, of: { part?: string; answer: Answer }): string
  /** What may be found wrong with each part besides an empty or an overlong one; the browser is given these words. */
  problems: { readonly [part: string]: readonly AnswerProblem[] }
  /** What is wrong with a value that is there. `today` is `YYYY-MM-DD` in Singapore. Without `codes` a choice is taken as it is. */
  check(typed: TypedValue, context: { answer: Answer; today: string; codes?: Codes }): PartProblems
  /** A part that is required and may stay empty all the same, given what else is typed. */
  excuses?(part: string, typed: TypedValue): boolean
  /** What is stored; undefined when nothing or nothing readable was typed. */
  read(typed: TypedValue, context: { answer: Answer; codes: Codes }): Value | undefined
  /** Whether a stored value is one of this kind: a product may have changed since it was stored. */
  holds(stored: unknown): stored is Value
  /** For people to read; lines are parted by line feeds. */
  show(value: Value, answer: Answer, reading: Reading): string
}

/** Whether a stored value is a text. */
export function isText(stored: unknown): stored is string {
  return typeof stored === 'string'
}

/** Whether a stored value is a number. */
export function isNumber(stored: unknown): stored is number {
  return typeof stored === 'number'
}
