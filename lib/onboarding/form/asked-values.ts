import type { Attribute, Member, Shape } from '@/lib/myinfo/attribute.ts'
import { codesOf } from '@/lib/myinfo/codes.ts'
import { isAddress, isCode, isRecord, isRecords } from '@/lib/myinfo/kinds.ts'
import type { Address, Code, RecordValue, Value } from '@/lib/myinfo/person.ts'
import { type AskedValue, askValue } from '../inputs/asked-value.ts'
import { valueName } from '../inputs/input-name.ts'
import type { AnswerKind, Question } from '../product.ts'
import { codeText, deliveredLeaf } from './delivered-leaf.ts'

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
      valuesOfRecord({ place: { field, row }, shape, required: true, record: records[row], others: records }),
    ).flat()
  }
  if (shape.kind === 'record') {
    const record = delivered !== undefined && isRecord(delivered) ? delivered : undefined
    return valuesOfRecord({ place: { field }, shape, required, record })
  }
  const answer = answerOfShape(shape, delivered)
  return [
    askValue({ place: { field }, answer, required, autoComplete, delivered: deliveredLeaf(field, shape, delivered) }),
  ]
}

function valuesOfRecord({
  place,
  shape,
  required,
  record = {},
  others = [],
}: {
  place: { field: string; row?: number }
  shape: { members: readonly Member[] }
  required: boolean
  record?: RecordValue
  /** Records that stand here once rows above are removed. */
  others?: readonly RecordValue[]
}): AskedValue[] {
  return typedMembers(shape).map(({ name: member, shape: ofMember }) => {
    const name = valueName({ ...place, member })
    return askValue({
      place: { ...place, member },
      answer: answerOfShape(ofMember, record[member]),
      required,
      delivered: [record, ...others].flatMap((one) => deliveredLeaf(name, ofMember, one[member])),
    })
  })
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
      return addressAnswer(delivered)
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
  const also = delivered !== undefined && isCode(delivered) ? unlisted(codes, delivered) : undefined
  return { kind: 'code', codes, ...(also ? { also } : {}) }
}

const longestLine = 66

function addressAnswer(delivered?: Value): AnswerKind {
  if (delivered === undefined || !isAddress(delivered)) return { kind: 'address' }
  if (delivered.kind === 'lines') return { kind: 'address', lines: linesOf(delivered.lines) }
  const also = unlisted('country', delivered.country)
  return { kind: 'address', ...(also ? { also } : {}) }
}

function linesOf(lines: Extract<Address, { kind: 'lines' }>['lines']): { count: number; maxLength: number } {
  return { count: Math.max(4, lines.length), maxLength: Math.max(longestLine, ...lines.map((line) => line.length)) }
}

/** A code that our list lacks, as a choice of its own: retired ones, new ones, and words without a code. */
function unlisted(codes: string, { code, description }: Code): Code | undefined {
  const own = codeText({ code, description })
  const isListed = own === '' || codesOf(codes, 'en').some((listed) => listed.code === own)
  return isListed ? undefined : { code: own, description: description || own }
}
