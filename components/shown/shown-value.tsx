import type { Attribute, Member } from '@/lib/myinfo/attribute.ts'
import { formatValue } from '@/lib/myinfo/format/format.ts'
import { isRecord, isRecords } from '@/lib/myinfo/kinds.ts'
import type { Value } from '@/lib/myinfo/person.ts'
import type { Words } from '../words/index.ts'
import { rowTitle } from '../words/labels.ts'
import { valueLanguage } from '../words/value-language.ts'
import { GivenText } from './given-text.tsx'
import { RecordSheet, Records } from './record-sheet.tsx'

/** A value of Myinfo as it came, in the reader's form; records as tables. */
export function ShownValue({
  attribute,
  value,
  whole,
  words,
}: {
  attribute: Attribute
  value: Value
  /** Long records are not folded. */
  whole?: boolean
  words: Words
}) {
  const { shape } = attribute
  const named = {
    title: words.attributeLabel(attribute),
    labelOf: (member: Member) => words.memberLabel(attribute, member),
    whole,
    words,
  }
  if (shape.kind === 'records' && isRecords(value)) {
    if (value.length === 0) return <span>{words.t('record.none')}</span>
    return <Records {...named} shape={shape} rows={value} rowTitle={(row) => rowTitle(attribute, row, words)} />
  }
  if (shape.kind === 'record' && isRecord(value))
    return <RecordSheet {...named} members={shape.members} record={value} />

  const text = formatValue(shape, value, words.wording)
  return <GivenText block text={text} language={valueLanguage(shape, text, words.language)} />
}
