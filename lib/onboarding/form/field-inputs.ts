import type { Attribute, Member } from '@/lib/myinfo/attribute.ts'
import type { Input } from '../inputs/input.ts'
import { leafInputs, ruleOf } from '../inputs/leaf-inputs.ts'
import type { AnswerKind } from '../product.ts'

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
