import type { Agency, Attribute } from '@/lib/myinfo/attribute.ts'
import type { Source, Value } from '@/lib/myinfo/person.ts'
import type { AskedValue } from '../inputs/asked-value.ts'
import type { Input } from '../inputs/input.ts'
import type { ValueLayout } from '../inputs/kind.ts'
import type { Condition, Product, Question, Step } from '../product.ts'
import type { TypedAnswers } from '../stores.ts'
import type { Suggestion } from './suggestions.ts'

/** Something the applicant reads and does not type. */
export interface ShownField {
  kind: 'shown'
  name: string
  attribute: Attribute
  /** `verified`: an agency vouches for it, locked. `given`: not locked, but nothing that can be typed. */
  state: 'verified' | 'given' | 'unavailable' | 'not-applicable'
  value?: Value
  agency: Agency
  /** Date at the source, `YYYY-MM-DD`. */
  updated?: string
}

/** Something the applicant types or corrects. */
export interface AskedField {
  kind: 'asked'
  name: string
  /** `typed`: no Myinfo here. `editable`: prefilled from Myinfo, theirs to change. `unavailable`: Myinfo lacked it alone. */
  state: 'typed' | 'editable' | 'unavailable'
  attribute?: Attribute
  question?: Question
  required: boolean
  /** A single value as it is drawn, a record's values, or a record in each row. */
  layout: ValueLayout | 'record' | 'rows'
  /** What is asked for: one value, or the members of a record or of each row. */
  values: readonly AskedValue[]
  /** All controls of the values, in order. */
  inputs: readonly Input[]
  /** How many rows there are; none where the field does not repeat. */
  rows: number
  /** It is asked for only because of another answer, so that only the server can tell whether it is needed. */
  showWhen?: Condition
  /** Answers to take with a tap; only where there is one text to type. */
  suggestions: readonly Suggestion[]
  /** What the inputs hold before anything is typed: Myinfo's value where it is editable. */
  initial: TypedAnswers
  source?: { from: Source; agency: Agency; updated?: string }
}

/** A field of a form: shown as Myinfo gave it, or asked. */
export type FormField = ShownField | AskedField

/** One step of a form, with its fields in order. */
export interface FormStep {
  id: string
  title: Step['title']
  fields: readonly FormField[]
  /** What is not asked for, as the answers stand. */
  hidden: readonly AskedField[]
}

/** A product's form for one applicant: what is shown, what is asked, what is prefilled. */
export interface Form {
  product: Product
  retrieved: boolean
  /** Myinfo filled in something; of a retrieval that brought nothing there is nothing to check, correct or discard. */
  supplied: boolean
  /** One page asks what is left, shows what came and sends. */
  onePage: boolean
  steps: readonly FormStep[]
}

/** Every field of the form, in order. */
export function fieldsOf(form: Form): FormField[] {
  return form.steps.flatMap((step) => step.fields)
}

/** Whether Myinfo filled in a field: it is shown, or prefilled and the applicant's to change. */
export function isFilled(field: FormField): boolean {
  if (field.kind === 'shown') return field.state === 'verified' || field.state === 'given'
  return field.state === 'editable'
}

/** The fields of some steps that the applicant types. */
export function askedFields(fields: readonly FormField[]): AskedField[] {
  return fields.filter((field) => field.kind === 'asked')
}

/** The inputs of a step on which it depends what the step asks for. */
export function decidingInputs({ fields, hidden }: Pick<FormStep, 'fields' | 'hidden'>): string[] {
  const named = [...askedFields(fields), ...hidden].map(({ showWhen }) => showWhen?.field)
  const deciding = askedFields(fields).filter(({ name }) => named.includes(name))
  return deciding.flatMap(({ inputs }) => inputs.map(({ name }) => name))
}
