import type { Attribute } from '@/lib/myinfo/attribute.ts'
import { formatValue } from '@/lib/myinfo/format.ts'
import { isRecord, isRecords } from '@/lib/myinfo/kinds.ts'
import type { Value } from '@/lib/myinfo/person.ts'
import { sortRows } from '@/lib/myinfo/sort-rows.ts'
import { GivenText } from './given-text.tsx'
import { RecordSheet } from './record-sheet.tsx'
import { fitsTable, RecordTable } from './record-table.tsx'
import type { Words } from './words/index.ts'
import { rowTitle } from './words/labels.ts'
import { valueLanguage } from './words/value-language.ts'

/** A value of Myinfo as it came, in the reader's form; records as tables. */
export function ShownValue({ attribute, value, words }: { attribute: Attribute; value: Value; words: Words }) {
  const { shape } = attribute
  if (shape.kind === 'records' && isRecords(value)) return <Records attribute={attribute} value={value} words={words} />
  if (shape.kind === 'record' && isRecord(value)) {
    const title = words.attributeLabel(attribute)
    return <RecordSheet attribute={attribute} members={shape.members} record={value} title={title} words={words} />
  }
  const text = formatValue(shape, value, words.wording)
  return <GivenText block text={text} language={valueLanguage(shape, text, words.language)} />
}

function Records({ attribute, value, words }: { attribute: Attribute; value: Value; words: Words }) {
  const { shape } = attribute
  if (shape.kind !== 'records' || !isRecords(value)) return null
  if (value.length === 0) return <span>{words.t('record.none')}</span>

  const rows = sortRows(shape, value)
  if (fitsTable(shape.members)) {
    return <RecordTable attribute={attribute} members={shape.members} rows={rows} words={words} />
  }
  return (
    <div className="space-y-6">
      {rows.map((record, row) => {
        const title = rowTitle(attribute, row, words)
        return (
          <RecordSheet
            key={title}
            attribute={attribute}
            members={shape.members}
            record={record}
            title={title}
            titleShown
            words={words}
          />
        )
      })}
    </div>
  )
}
