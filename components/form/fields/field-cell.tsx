import type { AnswerProblems } from '@/lib/onboarding/inputs/answer-problem.ts'
import type { Cell } from '@/lib/onboarding/inputs/cells.ts'
import type { TypedAnswers } from '@/lib/onboarding/stores.ts'
import { choicesOf, isSeenAtOnce } from '../../words/choices-of.ts'
import type { Words } from '../../words/index.ts'
import { linesOf } from './choice-lines.ts'
import { Choices } from './choices.tsx'
import { Control, type ControlProps } from './control.tsx'
import { DateBoxes } from './date-boxes.tsx'
import { FieldError } from './field-error.tsx'

interface CellProps {
  cell: Cell
  label: string
  hint?: string
  /** Where a prefilled value came from, or that Myinfo had none. */
  state?: string
  typed: TypedAnswers
  problems: AnswerProblems
  className?: string
  words: Words
}

/** One question: label above, help under it, the error's place, then the control. */
export function FieldCell(props: CellProps) {
  const { cell, label, typed, problems, className = '', words } = props
  const [input] = cell.inputs
  const grouped = cell.boxes || isSeenAtOnce(input, words)
  const control = {
    input,
    value: typed[input.name],
    describedBy: describedBy(props),
    invalid: cell.inputs.some(({ name }) => problems[name] !== undefined),
    words,
  }
  if (!grouped) {
    return (
      <div className={`field ${className}`}>
        <label htmlFor={input.name} className="field-label">
          <Label label={label} required={input.required} words={words} />
        </label>
        <Notes {...props} />
        <Control {...control} />
        <OwnWords {...props} />
      </div>
    )
  }
  return (
    <fieldset className={`field ${className}`} aria-describedby={control.describedBy}>
      <legend className="field-label">
        <Label label={label} required={input.required} words={words} />
      </legend>
      <Notes {...props} />
      {cell.boxes ? <DateBoxes {...props} /> : <ChoiceList input={input} value={control.value} words={words} />}
      <OwnWords {...props} />
    </fieldset>
  )
}

function ChoiceList({ input, value, words }: Pick<ControlProps, 'input' | 'value' | 'words'>) {
  return (
    <Choices
      name={input.name}
      {...(input.type === 'choices' && { several: true })}
      chosen={[value ?? []].flat()}
      lines={linesOf(choicesOf(input, words))}
    />
  )
}

/** Beside the choice that names nobody: what the applicant calls it. */
function OwnWords(props: CellProps) {
  const { cell, typed, problems, words } = props
  const input = cell.inputs.find(({ part }) => part === 'own')
  if (!input) return null
  return (
    <div className="own-words">
      <label htmlFor={input.name} className="field-label">
        <Label label={words.t('field.ownWords')} required={false} words={words} />
      </label>
      <Control
        input={input}
        value={typed[input.name]}
        describedBy={describedBy(props)}
        invalid={problems[input.name] !== undefined}
        words={words}
      />
    </div>
  )
}

function Label({ label, required, words: { t } }: { label: string; required: boolean; words: Words }) {
  return (
    <>
      {label}
      {!required && <span className="font-normal text-ink-soft"> ({t('common.optional')})</span>}
    </>
  )
}

function Notes({ cell, hint, state }: CellProps) {
  const inputs = cell.inputs.map(({ name }) => name)
  return (
    <>
      {hint && (
        <p id={`${cell.name}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      {state && (
        <p id={`${cell.name}-state`} className="field-hint">
          {state}
        </p>
      )}
      <FieldError of={cell.name} {...(inputs.join() !== cell.name && { inputs })} />
    </>
  )
}

/** The ids of what is written under the label, help first. */
export function describedBy({ cell, hint, state }: Pick<CellProps, 'cell' | 'hint' | 'state'>): string {
  return [hint && `${cell.name}-hint`, state && `${cell.name}-state`, `${cell.name}-error`].filter(Boolean).join(' ')
}
