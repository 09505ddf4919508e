import type { Option } from '../product.ts'

export type InputType = 'text' | 'email' | 'tel' | 'money' | 'number' | 'day' | 'month' | 'year' | 'choice' | 'choices'

/** A rule beyond type and length. */
export type InputRule = 'nric' | 'postal' | 'date' | 'past-date'

/** One control of a form, as data: the browser draws it and both sides check it. */
export interface Input {
  /** Unique in the form: `registeredAddress-postal`, `childrenBirthRecords-0-name`. */
  name: string
  type: InputType
  /** Which part of its field it is: `postal`, `day`, a member's name. Absent when it is the whole field. */
  part?: string
  row?: number
  required: boolean
  maxLength?: number
  min?: number
  max?: number
  rule?: InputRule
  /** Choices of a question. */
  options?: readonly Option[]
  /** Name of the code list whose entries are the choices. */
  codes?: string
  autoComplete?: string
}
