import type { AskedField } from '@/lib/onboarding/form/form.ts'
import type { AnswerProblems } from '@/lib/onboarding/inputs/answer-problem.ts'
import { type Cell, cellsOf } from '@/lib/onboarding/inputs/cells.ts'
import { inputName } from '@/lib/onboarding/inputs/input-name.ts'
import type { TypedAnswers } from '@/lib/onboarding/stores.ts'
import type { Words } from '../../words/index.ts'
import { inputLabel } from '../../words/labels.ts'
import { drawnCell } from './drawn-cell.ts'
import { FieldCell } from './field-cell.tsx'
import { PostalKeys } from './postal-keys.tsx'

export interface FieldProps {
  field: AskedField
  typed: TypedAnswers
  problems: AnswerProblems
  words: Words
}

const halves = ['postal', 'block', 'floor', 'unit', 'building', 'country']

/** The controls of a record, of one row or of an address, side by side where there is room. */
export function Parts({ field, row, typed, problems, words }: FieldProps & { row?: number }) {
  const answers = { typed: withSingapore({ field, typed, problems }), problems, words }
  const saidOf = ({ inputs: [input] }: Cell) => ({
    label: inputLabel(field, input, words),
    half: halves.includes(input.part ?? ''),
  })
  const postal = field.inputs.find(({ rule }) => rule === 'postal')
  return (
    <div className="parts pt-3">
      {postal && <PostalKeys postal={postal.name} country={inputName(field.name, 'country')} />}
      {cellsOf(field.values.filter((value) => value.row === row)).map((cell) => (
        <FieldCell key={cell.name} {...drawnCell(cell, saidOf(cell), answers)} />
      ))}
    </div>
  )
}

/** An address starts out in Singapore, where nearly all are, unless that was found wanting. */
function withSingapore({ field, typed, problems }: Omit<FieldProps, 'words'>): TypedAnswers {
  const country = inputName(field.name, 'country')
  if (field.values[0]?.answer.kind !== 'address' || field.state === 'editable') return typed
  if (typed[country] || problems[country]) return typed
  return { ...typed, [country]: 'SG' }
}
