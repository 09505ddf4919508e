import { visibleText } from '@/lib/myinfo/format/visible-text.ts'
import type { AskedField } from '@/lib/onboarding/form/form.ts'
import { storedAnswer } from '@/lib/onboarding/form/stored-answer.ts'
import type { TypedAnswers } from '@/lib/onboarding/stores.ts'
import { answerLines } from '../../shown/answer-lines.ts'
import { choicesOf } from '../../words/choices-of.ts'
import type { Words } from '../../words/index.ts'
import { fieldLabel } from '../../words/labels.ts'
import { Field } from './field.tsx'
import type { FieldProps } from './field-parts.tsx'
import { OwnLine } from './own-line.tsx'
import { typing } from './typing.ts'

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

  const value = {
    defaultValue: visibleText([typed[input.name] ?? ''].flat()[0] ?? ''),
    autoComplete: input.autoComplete ?? 'off',
  }
  const isInvalid = problems[input.name] !== undefined
  const line = { name: input.name, label, change: words.t('review.change'), ...(isInvalid && { invalid: true }) }
  if (input.type !== 'choice')
    return <OwnLine {...line} {...(input.type === 'email' && { isLong: true })} box={{ ...value, ...typing(input) }} />
  return (
    <OwnLine {...line}>
      <select
        id={input.name}
        name={input.name}
        aria-describedby={`${input.name}-error`}
        aria-invalid={isInvalid || undefined}
        data-checked={input.name}
        {...value}
      >
        {choicesOf(input, words).map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </OwnLine>
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

/** An answer as it will be stored, on one line. */
function answerText(field: AskedField, typed: TypedAnswers, words: Words): string {
  const lines = answerLines({ field, stored: storedAnswer(field, typed), words })
  const all = lines.kind === 'records' ? lines.rows.flatMap((row) => row.lines) : lines.lines
  const texts = all.map(({ text }) => text).filter((text) => text !== '')
  return texts.length > 0 ? texts.join(', ') : words.t('review.notProvided')
}
