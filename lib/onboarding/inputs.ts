import type { Attribute, Member, Shape } from '@/lib/myinfo/attribute.ts'
import type { AnswerKind, Option } from './product.ts'

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

const autoComplete: Readonly<Record<string, string>> = {
  name: 'name',
  email: 'email',
  mobileNumber: 'tel',
  'registeredAddress-postal': 'postal-code',
  'registeredAddress-country': 'country',
  'dateOfBirth-day': 'bday-day',
  'dateOfBirth-month': 'bday-month',
  'dateOfBirth-year': 'bday-year',
  employer: 'organization',
  occupation: 'organization-title',
}

/**
 * Builds the controls of one field, from a question's kind of answer or an attribute's shape.
 *
 * `rows` matters to repeatable attributes only.
 */
export function buildInputs(field: {
  name: string
  required: boolean
  answer?: AnswerKind
  attribute?: Attribute
  rows?: number
}): Input[] {
  const inputs = field.answer ? [questionInput(field.name, field.required, field.answer)] : attributeInputs(field)
  return inputs.map((input) =>
    autoComplete[input.name] ? { ...input, autoComplete: autoComplete[input.name] } : input,
  )
}

function questionInput(name: string, required: boolean, answer: AnswerKind): Input {
  if (answer.kind === 'choice' || answer.kind === 'choices')
    return { name, type: answer.kind, required, options: answer.options }
  if (answer.kind === 'money') return { name, type: 'money', required, min: answer.min, max: answer.max }
  return { name, type: 'text', required, maxLength: answer.maxLength }
}

function attributeInputs({
  name,
  required,
  attribute,
  rows = 0,
}: {
  name: string
  required: boolean
  attribute?: Attribute
  rows?: number
}): Input[] {
  if (!attribute) return []
  const { shape } = attribute
  if (shape.kind === 'records') {
    return Array.from({ length: rows }, (_, row) =>
      memberInputs({ prefix: `${name}-${row}`, members: shape.members, required: true, row }),
    ).flat()
  }
  if (shape.kind === 'record') return memberInputs({ prefix: name, members: shape.members, required })
  return leafInputs({ name, shape, required, rule: ruleOf(name) })
}

function memberInputs({
  prefix,
  members,
  required,
  row,
}: {
  prefix: string
  members: readonly Member[]
  required: boolean
  row?: number
}): Input[] {
  return members
    .filter((member) => member.byHand !== false)
    .flatMap((member) =>
      leafInputs({
        name: `${prefix}-${member.name}`,
        shape: member.shape,
        required,
        rule: ruleOf(member.name),
        part: member.name,
      }),
    )
    .map((input) => (row === undefined ? input : { ...input, row }))
}

function leafInputs({
  name,
  shape,
  required,
  rule,
  part,
}: {
  name: string
  shape: Shape
  required: boolean
  rule?: InputRule
  part?: string
}): Input[] {
  if (shape.kind === 'date') return dateInputs({ name, required, rule: rule ?? 'date', part })
  if (shape.kind === 'address') return addressInputs(name, required)
  const base = { name, required, ...(part ? { part } : {}), ...(rule ? { rule } : {}) }
  if (shape.kind === 'code')
    return [shape.codes ? { ...base, type: 'choice', codes: shape.codes } : { ...base, type: 'text', maxLength: 100 }]
  if (shape.kind === 'money') return [{ ...base, type: 'money', min: 0, max: 999_999_999 }]
  if (shape.kind === 'number') return [{ ...base, type: 'number', min: 0, max: 999_999_999 }]
  if (shape.kind === 'year') return [{ ...base, type: 'year', min: 1900, max: 2100 }]
  if (shape.kind === 'phone') return [{ ...base, type: 'tel', maxLength: 20 }]
  if (shape.kind === 'email') return [{ ...base, type: 'email', maxLength: 320 }]
  if (shape.kind === 'boolean') return [{ ...base, type: 'choice', codes: 'yesNo' }]
  return [{ ...base, type: 'text', maxLength: 'maxLength' in shape && shape.maxLength ? shape.maxLength : 100 }]
}

function dateInputs({
  name,
  required,
  rule,
  part,
}: {
  name: string
  required: boolean
  rule: InputRule
  part?: string
}): Input[] {
  const parts = [
    ['day', 1, 31],
    ['month', 1, 12],
    ['year', 1900, 2100],
  ] as const
  return parts.map(([type, min, max]) => ({
    name: `${name}-${type}`,
    type,
    part: part ? `${part}-${type}` : type,
    required,
    min,
    max,
    rule,
  }))
}

function addressInputs(name: string, required: boolean): Input[] {
  return [
    { name: `${name}-postal`, type: 'text', part: 'postal', required, maxLength: 12, rule: 'postal' },
    { name: `${name}-block`, type: 'text', part: 'block', required: false, maxLength: 10 },
    { name: `${name}-street`, type: 'text', part: 'street', required, maxLength: 66 },
    { name: `${name}-floor`, type: 'text', part: 'floor', required: false, maxLength: 3 },
    { name: `${name}-unit`, type: 'text', part: 'unit', required: false, maxLength: 5 },
    { name: `${name}-building`, type: 'text', part: 'building', required: false, maxLength: 66 },
    { name: `${name}-country`, type: 'choice', part: 'country', required, codes: 'country' },
  ]
}

function ruleOf(name: string): InputRule | undefined {
  if (name === 'nricOrFin') return 'nric'
  return name === 'dateOfBirth' ? 'past-date' : undefined
}
