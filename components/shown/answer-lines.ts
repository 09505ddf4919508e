import type { Attribute } from '@/lib/myinfo/attribute.ts'
import type { Language } from '@/lib/myinfo/language.ts'
import { answerOfShape, typedMembers } from '@/lib/onboarding/form/asked-values.ts'
import { plainText, showValue } from '@/lib/onboarding/inputs/asked-value.ts'
import { type ValuePlace, valueName } from '@/lib/onboarding/inputs/input-name.ts'
import type { AnswerKind, Question } from '@/lib/onboarding/product.ts'
import type { Words } from '../words/index.ts'
import { rowTitle } from '../words/labels.ts'
import { typedLanguage } from '../words/value-language.ts'

/** One stored value, ready to be read. */
export interface AnswerLine {
  /** As the form names the value. */
  name: string
  /** What the value is called inside its record. */
  label?: string
  /** Lines are parted by line feeds; empty where nothing was answered. */
  text: string
  /** Where it is not the page's. */
  language?: Language
}

/** A stored answer that was asked: one value, the members of a record, or those of each row. */
export type AnswerLines =
  | { kind: 'value'; lines: readonly [AnswerLine] }
  | { kind: 'record'; lines: readonly AnswerLine[] }
  | { kind: 'records'; rows: readonly { title: string; lines: readonly AnswerLine[] }[] }

/** What of a field is needed to show its answer: the question, or else the attribute that was asked for. */
interface AnsweredField {
  name: string
  question?: Question
  attribute?: Attribute
}

/** A stored answer as the review, the receipt and the PDF show it: what is stored, and nothing besides. */
export function answerLines({
  field,
  stored,
  words,
}: {
  field: AnsweredField
  stored: unknown
  words: Words
}): AnswerLines {
  const { name, question, attribute } = field
  const place = { field: name }
  if (question) return { kind: 'value', lines: [lineOf({ place, answer: question.answer, stored, words })] }
  if (!attribute) return { kind: 'value', lines: [{ name, text: plainText(stored) }] }
  const { shape } = attribute
  if (shape.kind === 'record') return { kind: 'record', lines: memberLines({ attribute, shape, stored, words, place }) }
  if (shape.kind !== 'records')
    return { kind: 'value', lines: [lineOf({ place, answer: answerOfShape(shape), stored, words })] }
  const rows = (Array.isArray(stored) ? stored : []).map((record: unknown, row) => ({
    title: rowTitle(attribute, row, words),
    lines: memberLines({ attribute, shape, stored: record, words, place: { ...place, row } }),
  }))
  return { kind: 'records', rows }
}

function memberLines({
  attribute,
  shape,
  stored,
  place,
  words,
}: {
  attribute: Attribute
  shape: Parameters<typeof typedMembers>[0]
  stored: unknown
  place: ValuePlace
  words: Words
}): AnswerLine[] {
  const record = new Map<string, unknown>(typeof stored === 'object' && stored !== null ? Object.entries(stored) : [])
  return typedMembers(shape).map((member) => ({
    ...lineOf({
      place: { ...place, member: member.name },
      answer: answerOfShape(member.shape),
      stored: record.get(member.name),
      words,
    }),
    label: words.memberLabel(attribute, member),
  }))
}

function lineOf({
  place,
  answer,
  stored,
  words,
}: {
  place: ValuePlace
  answer: AnswerKind
  stored: unknown
  words: Words
}): AnswerLine {
  const text = showValue(answer, stored, words)
  const isOwnWords = ['text', 'email', 'address'].includes(answer.kind)
  return { name: valueName(place), text, language: isOwnWords ? typedLanguage(text, words.language) : undefined }
}
