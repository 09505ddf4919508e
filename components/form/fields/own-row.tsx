import { visibleText } from '@/lib/myinfo/format/visible-text.ts'
import { choicesOf } from '../../words/choices-of.ts'
import { fieldLabel } from '../../words/labels.ts'
import { answerText } from './answer-text.ts'
import { typing } from './control.tsx'
import { Field } from './field.tsx'
import { FieldError } from './field-error.tsx'
import type { FieldProps } from './field-parts.tsx'

/** Letters that are seen whole in a line of their own on a phone. */
const longest = 30

/**
 * A value that Myinfo filled in and that is the applicant's to change: text that can be typed over. "Change" is its
 * label, so that a tap on it starts typing. A value of several inputs, or a long one, opens them instead.
 */
export function OwnRow(props: FieldProps) {
  const { field, typed, problems, words } = props
  const [input, ...others] = field.inputs
  const label = fieldLabel(field, words)
  if (!input || others.length > 0 || field.layout === 'rows' || field.layout === 'record' || isLong(props))
    return <OpenedRow {...props} />

  const failed = problems[input.name] !== undefined
  const marks = {
    id: input.name,
    name: input.name,
    defaultValue: visibleText([typed[input.name] ?? ''].flat()[0] ?? ''),
    autoComplete: input.autoComplete ?? 'off',
    enterKeyHint: 'done',
    'aria-describedby': `${input.name}-error`,
    'aria-invalid': failed || undefined,
    'data-checked': input.name,
  } as const
  return (
    <div className={`panel-own ${input.type === 'email' ? 'panel-own-long' : ''}`}>
      <label className="panel-own-label" htmlFor={input.name}>
        {label}
      </label>
      <div className="panel-own-value">
        {input.type === 'choice' ? (
          <select {...marks}>
            {choicesOf(input, words).map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
          </select>
        ) : (
          <input {...marks} {...typing(input)} />
        )}
        <label className="panel-change" htmlFor={input.name}>
          <span aria-hidden="true">{words.t('review.change')}</span>
        </label>
      </div>
      <FieldError id={`${input.name}-error`} inputs={[input.name]} />
    </div>
  )
}

/** A value that a box of one line would cut off on a phone. */
function isLong({ field, typed, words }: FieldProps): boolean {
  return answerText(field, typed, words).length > longest
}

/** The value as it stands, and its inputs to open; open from the start where something is wrong. */
function OpenedRow(props: FieldProps) {
  const { field, typed, problems, words } = props
  const failed = field.inputs.some(({ name }) => problems[name] !== undefined)
  return (
    <details className="panel-opened" open={failed}>
      <summary>
        <span className="panel-own-label">{fieldLabel(field, words)}</span>
        <span className="panel-own-text">{answerText(field, typed, words)}</span>
        <span className="panel-change">{words.t('review.change')}</span>
      </summary>
      <div className="panel-inputs">
        <Field {...props} />
      </div>
    </details>
  )
}
