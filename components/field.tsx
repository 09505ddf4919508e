import type { AnswerProblems } from '@/lib/onboarding/answers.ts'
import type { AskedField } from '@/lib/onboarding/form.ts'
import type { TypedAnswers } from '@/lib/onboarding/stores.ts'
import { FieldCell } from './field-cell.tsx'
import { cellsOf } from './input-cells.ts'
import { stateOf } from './provenance.tsx'
import { RowsField } from './rows-field.tsx'
import type { Words } from './words/index.ts'
import { fieldLabel, inputLabel } from './words/labels.ts'

export interface FieldProps {
  field: AskedField
  typed: TypedAnswers
  problems: AnswerProblems
  words: Words
}

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

const halves = ['postal', 'block', 'floor', 'unit', 'building', 'country']

/** The controls of a group, or of one row, side by side where there is room. */
export function Parts({ field, row, typed, problems, words }: FieldProps & { row?: number }) {
  return (
    <div className="parts pt-3">
      {cellsOf(field.inputs.filter((input) => input.row === row)).map((cell) => (
        <FieldCell
          key={cell.name}
          cell={cell}
          label={inputLabel(field, cell.inputs[0], words)}
          typed={withSingapore({ field, typed, problems })}
          problems={problems}
          className={halves.includes(cell.inputs[0].part ?? '') ? 'part-half' : ''}
          words={words}
        />
      ))}
    </div>
  )
}

/** An address starts out in Singapore, where nearly all are, unless that was found wanting. */
function withSingapore({ field, typed, problems }: Omit<FieldProps, 'words'>): TypedAnswers {
  const country = `${field.name}-country`
  if (field.attribute?.shape.kind !== 'address' || field.state === 'editable') return typed
  if (typed[country] || problems[country]) return typed
  return { ...typed, [country]: 'SG' }
}
