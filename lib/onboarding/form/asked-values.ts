import type { Attribute, Member, Shape } from '@/lib/myinfo/attribute.ts'
import { codesOf } from '@/lib/myinfo/codes.ts'
import { isCode, isRecord, isRecords } from '@/lib/myinfo/kinds.ts'
import type { RecordValue, Value } from '@/lib/myinfo/person.ts'
import { type AskedValue, askValue } from '../inputs/asked-value.ts'
import type { AnswerKind, Question } from '../product.ts'

/** The one value that a question asks for. */
export function valuesOfQuestion({ id, answer, autoComplete, required = true }: Question): AskedValue[] {
  return [askValue({ place: { field: id }, answer, required, autoComplete })]
}

/** The values that an attribute asks of someone who types it: one, or the members of a record or of each row. */
export function valuesOfAttribute({
  attribute: { name: field, shape, autoComplete },
  required,
  rows,
  delivered,
}: {
  attribute: Attribute
  required: boolean
  rows: number
  /** What Myinfo has and lets the applicant change. */
  delivered?: Value
}): AskedValue[] {
  if (shape.kind === 'records') {
    const records = delivered !== undefined && isRecords(delivered) ? delivered : []
    return Array.from({ length: rows }, (_, row) =>
      valuesOfRecord({ place: { field, row }, shape, required: true, record: records[row] }),
    ).flat()
  }
  if (shape.kind === 'record') {
    const record = delivered !== undefined && isRecord(delivered) ? delivered : undefined
    return valuesOfRecord({ place: { field }, shape, required, record })
  }
  return [askValue({ place: { field }, answer: answerOfShape(shape, delivered), required, autoComplete })]
}

function valuesOfRecord({
  place,
  shape,
  required,
  record = {},
}: {
  place: { field: string; row?: number }
  shape: { members: readonly Member[] }
  required: boolean
  record?: RecordValue
}): AskedValue[] {
  return typedMembers(shape).map((member) =>
    askValue({
      place: { ...place, member: member.name },
      answer: answerOfShape(member.shape, record[member.name]),
      required,
    }),
  )
}

/** The members of a record that are typed where it is asked for. */
export function typedMembers({ members }: { members: readonly Member[] }): Member[] {
  return members.filter((member) => member.byHand !== false)
}

const most = 999_999_999

/** The kind of question that asks for a value of Myinfo; a code that was delivered can be chosen whatever our list says. */
export function answerOfShape(shape: Shape, delivered?: Value): AnswerKind {
  switch (shape.kind) {
    case 'date':
      return { kind: 'date', ...(shape.past ? { past: true } : {}) }
    case 'money':
      return { kind: 'money', min: 0, max: most }
    case 'number':
      return { kind: 'number', min: 0, max: most, decimals: 2 }
    case 'code':
      return shape.codes ? codeAnswer(shape.codes, delivered) : { kind: 'text', maxLength: 100 }
    case 'boolean':
      return { kind: 'yes-no' }
    case 'address':
    case 'email':
    case 'month':
    case 'phone':
    case 'year':
      return { kind: shape.kind }
    case 'text':
      return shape.nric ? { kind: 'nric' } : textAnswer(shape)
    default:
      return { kind: 'text', maxLength: 100 }
  }
}

function textAnswer({ maxLength = 100, identifier }: { maxLength?: number; identifier?: boolean }): AnswerKind {
  return { kind: 'text', maxLength, ...(identifier ? { identifier } : {}) }
}

function codeAnswer(codes: string, delivered?: Value): AnswerKind {
  const isNew = delivered !== undefined && isCode(delivered) && !isListed(codes, delivered.code)
  return { kind: 'code', codes, ...(isNew ? { also: delivered } : {}) }
}

function isListed(codes: string, code: string): boolean {
  return codesOf(codes, 'en').some((listed) => listed.code === code)
}
