import { formatValue } from '@/lib/myinfo/format/format.ts'
import { isRecords } from '@/lib/myinfo/kinds.ts'
import type { ShownField } from '@/lib/onboarding/form/form.ts'
import type { Words } from '../words/index.ts'
import { valueLanguage } from '../words/value-language.ts'
import { GivenText } from './given-text.tsx'
import { RecordCards } from './record-cards.tsx'
import { RecordRows } from './record-rows.tsx'

/** One value that Myinfo filled in: label and value on a line where they fit; records as a summary and their rows. */
export function PanelRow({ field, words }: { field: ShownField; words: Words }) {
  const { attribute, value } = field
  const { shape } = attribute
  const label = words.attributeLabel(attribute)
  if (value === undefined) return null
  if (shape.kind === 'records' && isRecords(value)) {
    return <RecordCards attribute={attribute} shape={shape} rows={value} words={words} />
  }
  if (shape.kind === 'record') return <RecordRows attribute={attribute} value={value} words={words} />

  const text = formatValue(shape, value, words.wording)
  return (
    <dl className="panel-rows">
      <div {...(isLong(text) && { className: 'panel-tall' })}>
        <dt>{label}</dt>
        <dd>
          <GivenText text={text} language={valueLanguage(shape, text, words.language)} />
        </dd>
      </div>
    </dl>
  )
}

/** An address, or words that would not stand beside their label. */
function isLong(text: string): boolean {
  return text.includes('\n') || text.length > 34
}
