import { Fragment, type ReactNode } from 'react'
import { formatValue } from '@/lib/myinfo/format/format.ts'
import { isRecords } from '@/lib/myinfo/kinds.ts'
import type { AskedField, ShownField } from '@/lib/onboarding/form/form.ts'
import type { FilledField } from '@/lib/onboarding/form/panels.ts'
import type { Words } from '../words/index.ts'
import { valueLanguage } from '../words/value-language.ts'
import { type PanelLine, PanelLines } from './panel-lines.tsx'
import { RecordCards } from './record-cards.tsx'
import { RecordRows } from './record-rows.tsx'

/**
 * What Myinfo filled in of a panel: values that follow each other are one list of labels and values; records are a
 * summary and their rows. What is the applicant's to change is drawn by `own`.
 */
export function PanelRows({
  fields,
  own,
  words,
}: {
  fields: readonly FilledField[]
  own?: (field: AskedField) => ReactNode
  words: Words
}) {
  return runsOf(fields).map((run) => {
    const [first] = run
    const lines = run.flatMap((field) => lineOf(field, words) ?? [])
    if (lines.length > 0) return <PanelLines key={first.name} lines={lines} />
    if (first.kind === 'shown') return <PanelRecord key={first.name} field={first} words={words} />
    return <Fragment key={first.name}>{own?.(first)}</Fragment>
  })
}

type Run = readonly [FilledField, ...FilledField[]]

/** Neighbours that are lines, together; each other field alone. */
function runsOf(fields: readonly FilledField[]): Run[] {
  const runs: [FilledField, ...FilledField[]][] = []
  for (const field of fields) {
    const last = runs.at(-1)
    if (last && isLine(last[0]) && isLine(field)) last.push(field)
    else runs.push([field])
  }
  return runs
}

function isLine(field: FilledField): field is ShownField {
  return field.kind === 'shown' && !['record', 'records'].includes(field.attribute.shape.kind)
}

function lineOf(field: FilledField, words: Words): [PanelLine] | undefined {
  if (!isLine(field) || field.value === undefined) return undefined
  const { shape } = field.attribute
  const text = formatValue(shape, field.value, words.wording)
  const language = valueLanguage(shape, text, words.language)
  const label = words.attributeLabel(field.attribute)
  return [language ? [label, text, language] : [label, text]]
}

function PanelRecord({ field: { attribute, value }, words }: { field: ShownField; words: Words }) {
  const { shape } = attribute
  if (value === undefined) return null
  if (shape.kind === 'records' && isRecords(value))
    return <RecordCards attribute={attribute} shape={shape} rows={value} words={words} />
  return <RecordRows attribute={attribute} value={value} words={words} />
}
