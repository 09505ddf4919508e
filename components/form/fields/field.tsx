import type { AskedField } from '@/lib/onboarding/form/form.ts'
import { cellsOf } from '@/lib/onboarding/inputs/cells.ts'
import type { KindName } from '@/lib/onboarding/product.ts'
import { stateOf } from '../../shown/provenance.tsx'
import type { Words } from '../../words/index.ts'
import { fieldLabel } from '../../words/labels.ts'
import { drawnCell } from './drawn-cell.ts'
import { FieldCell } from './field-cell.tsx'
import { type FieldProps, Parts } from './field-parts.tsx'
import { RowsField } from './rows-field.tsx'
import { SuggestionPicks } from './suggestion-picks.tsx'

/** A field that the applicant types or corrects, in its layout. */
export function Field(props: FieldProps) {
  const { field, words } = props
  if (field.layout === 'rows') return <RowsField {...props} />
  if (field.layout === 'record' || field.layout === 'parts') return <GroupField {...props} />

  const hint = hintOf(field, words)
  if (field.suggestions.length > 0) return <SuggestionPicks {...props} hint={hint} />
  const said = { label: fieldLabel(field, words), hint, state: stateOf(field, words) }
  return cellsOf(field.values).map((cell) => <FieldCell key={cell.name} {...drawnCell(cell, said, props)} />)
}

const hints = {
  date: 'field.dateHint',
  month: 'field.monthHint',
  nric: 'field.nricHint',
  phone: 'field.phoneHint',
} as const satisfies Partial<Record<KindName, string>>

/** A question's own words, or else how an answer of its kind is typed. */
function hintOf({ question, state, values: [value] }: AskedField, { t, of }: Words): string | undefined {
  if (question?.hint) return of(question.hint)
  if (state === 'editable' || !value) return undefined
  const { answer, inputs } = value
  if (inputs[0].searched && inputs.length === 1) return t('field.searchHint')
  if (answer.kind === 'date' && answer.past) return t('field.pastDateHint')
  const hint = Object.entries(hints).find(([kind]) => kind === answer.kind)?.[1]
  return hint && t(hint)
}

/** Several controls under one heading: an address, a notice of assessment. */
function GroupField({ field, typed, problems, words }: FieldProps) {
  const state = stateOf(field, words)
  const hint = hintOf(field, words)
  return (
    <fieldset className="field">
      <legend className="mb-1 text-h3">{fieldLabel(field, words)}</legend>
      {hint && <p className="field-hint">{hint}</p>}
      {state && <p className="field-hint">{state}</p>}
      <Parts field={field} typed={typed} problems={problems} words={words} />
    </fieldset>
  )
}
