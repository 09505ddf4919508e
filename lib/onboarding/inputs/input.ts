import type { Code } from '@/lib/myinfo/person.ts'
import type { Option } from '../product.ts'

type InputType = 'text' | 'email' | 'tel' | 'money' | 'number' | 'day' | 'month' | 'year' | 'choice' | 'choices'

/** A rule beyond type and length. */
type InputRule = 'nric' | 'postal'

/** One control of a form, as data: the browser draws it and both sides check it. */
export interface Input {
  /** Unique in the form: `registeredAddress-postal`, `childrenBirthRecords-0-name`. */
  name: string
  type: InputType
  /** Which part of its value it is: `postal`, `day`. Absent when it is the whole value. */
  part?: string
  /** The member of the record that its value is, and the row. */
  member?: string
  row?: number
  required: boolean
  maxLength?: number
  min?: number
  max?: number
  /** How many digits may follow the point. */
  decimals?: number
  rule?: InputRule
  /** Choices of a question. */
  options?: readonly Option[]
  /** Name of the code list whose entries are the choices. */
  codes?: string
  /** Its choices are too many to look through: they are searched by typing. */
  searched?: boolean
  /** One more choice, which Myinfo delivered and the list does not know. */
  also?: Code
  autoComplete?: string
}
