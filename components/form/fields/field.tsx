import type { AskedField } from '@/lib/onboarding/form/form.ts'
import { cellsOf } from '../../../lib/onboarding/inputs/cells.ts'
import { stateOf } from '../../shown/provenance.tsx'
import type { Words } from '../../words/index.ts'
import { fieldLabel } from '../../words/labels.ts'
import { FieldCell } from './field-cell.tsx'
import { type FieldProps, Parts } from './field-parts.tsx'
import { RowsField } from './rows-field.tsx'

/** A field that the applicant types or corrects, in its layout. */
export function Field(props: FieldProps) {
  const { field, words } = props
  if (field.layout === 'rows') return <RowsField {...props} />
  if (field.layout === 'group') return <GroupField {...props} />

  const hint = hintOf(field, words)
  return (
    <>
      {cellsOf(field.inputs).map((cell) => (
        <FieldCell
          key={cell.name}
          cell={cell}
          label={fieldLabel(field, words)}
          hint={hint}
          state={stateOf(field, words)}
          typed={props.typed}
          problems={props.problems}
          words={words}
        />
      ))}
    </>
  )
}

function hintOf({ question, state, layout, inputs }: AskedField, words: Words): string | undefined {
  if (question) return question.hint && words.of(question.hint)
  if (state === 'editable') return undefined
  if (layout === 'date') return words.t(inputs[0]?.rule === 'past-date' ? 'field.pastDateHint' : 'field.dateHint')
  if (inputs[0]?.type === 'tel') return words.t('field.phoneHint')
  return inputs[0]?.rule === 'nric' ? words.t('field.nricHint') : undefined
}

/** Several controls under one heading: an address, a notice of assessment. */
function GroupField({ field, typed, problems, words }: FieldProps) {
  const state = stateOf(field, words)
  return (
    <fieldset className="field">
      <legend className="mb-1 text-h3">{fieldLabel(field, words)}</legend>
      {state && <p className="field-hint">{state}</p>}
      <Parts field={field} typed={typed} problems={problems} words={words} />
    </fieldset>
  )
}
