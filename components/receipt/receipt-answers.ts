import 'server-only'
import type { Agency, Attribute, Member, Shape } from '@/lib/myinfo/attribute.ts'
import { findAttribute, isAttribute } from '@/lib/myinfo/catalogue.ts'
import { formatValue, shownMembers } from '@/lib/myinfo/format/format.ts'
import { isRecord, isRecords } from '@/lib/myinfo/kinds.ts'
import type { RecordValue, Value } from '@/lib/myinfo/person.ts'
import { sortRows } from '@/lib/myinfo/sort-rows.ts'
import { supplierOf } from '@/lib/myinfo/supplier.ts'
import { plainText } from '@/lib/onboarding/inputs/asked-value.ts'
import type { Field } from '@/lib/onboarding/product.ts'
import type { ApplicationValue } from '@/lib/onboarding/stores.ts'
import type { ReceiptAnswer, ReceiptBody } from '@/lib/receipt/content.ts'
import { readStored } from '@/lib/receipt/stored-value.ts'
import { type AnswerLines, answerLines } from '../shown/answer-lines.ts'
import { supplierText } from '../shown/provenance.tsx'
import { fitsTable } from '../shown/record-table.tsx'
import type { Words } from '../words/index.ts'
import { rowTitle } from '../words/labels.ts'
import { receiptSheets } from './receipt-sheets.ts'

/** One stored answer as the PDF receipt shows it: label, words or table, and who vouches for it. */
export function answerOf({
  value,
  field,
  foreigner,
  words,
}: {
  value: ApplicationValue
  field?: Field
  /** Whether they are a foreigner to Myinfo, so that other agencies vouch for some of it. */
  foreigner: boolean
  words: Words
}): ReceiptAnswer {
  if (field?.kind === 'question') {
    const answer = answerLines({ field: { name: field.id, question: field }, stored: value.value, words })
    const provenance = words.t(value.provenance === 'carried' ? 'receipt.carried' : 'receipt.fromYou')
    return { label: words.of(field.label), body: linesBody(answer, words), provenance }
  }
  if (!isAttribute(value.field)) return { label: value.field, body: textBody(plainText(value.value), words) }
  const attribute = findAttribute(value.field)
  const agency = supplierOf(attribute, foreigner)
  const label = isTyped(value) ? words.askedLabel(attribute) : words.attributeLabel(attribute)
  if (isNotApplicable(value)) return { label, body: textBody(words.t('field.notApplicable'), words) }
  if (!wasAsked(value, attribute)) {
    const content = readStored(attribute.shape, value.value)
    const body = content === undefined ? textBody('', words) : bodyOf(attribute, content, words)
    return { label, body, provenance: content === undefined ? undefined : provenanceOf({ value, agency, words }) }
  }
  const answer = answerLines({ field: { name: attribute.name, attribute }, stored: value.value, words })
  return {
    label,
    body: linesBody(answer, words),
    provenance: isEmpty(answer) ? undefined : provenanceOf({ value, agency, words }),
  }
}

/** Whether Myinfo had nothing to do with it, so that it is called as it was asked. */
function isTyped({ provenance }: ApplicationValue): boolean {
  return provenance === 'typed' || provenance === 'carried'
}

/** Whether Myinfo had it and it was empty: what is only unavailable is asked for, and then it was typed. */
export function isNotApplicable({ field, value, provenance }: ApplicationValue): boolean {
  if (value !== null || typeof provenance !== 'object' || !isAttribute(field)) return false
  return findAttribute(field).byHand !== 'none'
}

/** Whether it stood in inputs; what an agency vouches for, or only Myinfo can give, is kept as it was delivered. */
function wasAsked({ locked }: ApplicationValue, { byHand }: Attribute): boolean {
  return !locked && byHand !== 'none'
}

function provenanceOf({
  value: { provenance },
  agency,
  words,
}: {
  value: ApplicationValue
  agency: Agency
  words: Words
}): string {
  if (provenance === 'typed') return words.t('receipt.fromYou')
  if (provenance === 'carried') return words.t('receipt.carried')
  if (provenance.source === 'applicant') return words.t('receipt.fromYouEarlier')
  return supplierText({ agency, updated: provenance.updated, words })
}

function isEmpty(answer: AnswerLines): boolean {
  return answer.kind === 'records' ? answer.rows.length === 0 : answer.lines.every(({ text }) => text === '')
}

function linesBody(answer: AnswerLines, words: Words): ReceiptBody {
  if (isEmpty(answer)) return textBody('', words)
  if (answer.kind === 'value') return textBody(answer.lines[0].text, words)
  const sheets = answer.kind === 'record' ? [{ lines: answer.lines }] : answer.rows
  return {
    kind: 'sheets',
    sheets: sheets.map(({ lines, ...sheet }) => ({
      ...sheet,
      lines: lines.filter(({ text }) => text !== '').map(({ label = '', text }) => ({ label, text })),
    })),
  }
}

function textBody(text: string, words: Words): ReceiptBody {
  return { kind: 'text', lines: (text || words.t('review.notProvided')).split('\n') }
}

function bodyOf(attribute: Attribute, value: Value, words: Words): ReceiptBody {
  const { shape } = attribute
  const labelOf = (member: Member) => words.memberLabel(attribute, member)
  if (shape.kind === 'records' && isRecords(value)) return recordsBody({ attribute, shape, rows: value, words })
  if (shape.kind === 'record' && isRecord(value))
    return { kind: 'sheets', sheets: receiptSheets({ members: shape.members, record: value, labelOf, words }) }
  return textBody(formatValue(shape, value, words.wording), words)
}

type RecordShape = Extract<Shape, { kind: 'record' | 'records' }>

function recordsBody({
  attribute,
  shape,
  rows,
  words,
}: {
  attribute: Attribute
  shape: RecordShape
  rows: readonly RecordValue[]
  words: Words
}): ReceiptBody {
  if (rows.length === 0) return textBody(words.t('record.none'), words)
  const sorted = sortRows(shape, rows)
  if (!fitsTable(shape.members)) {
    const labelOf = (member: Member) => words.memberLabel(attribute, member)
    const sheets = sorted.flatMap((record, row) =>
      receiptSheets({ title: rowTitle(attribute, row, words), members: shape.members, record, labelOf, words }),
    )
    return { kind: 'sheets', sheets }
  }
  const columns = shape.members.filter((member) => !member.addedTo)
  const cells = sorted.map((record) =>
    columns.map(({ name }) => {
      const shown = shownMembers(shape.members, record, words.wording)
      return shown.find(({ member }) => member.name === name)?.text ?? '–'
    }),
  )
  return { kind: 'table', head: columns.map((member) => words.memberLabel(attribute, member)), rows: cells }
}
