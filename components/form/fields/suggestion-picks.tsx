import { formatValue } from '@/lib/myinfo/format/format.ts'
import type { AskedField } from '@/lib/onboarding/form/form.ts'
import type { Suggestion } from '@/lib/onboarding/form/suggestions.ts'
import type { AnswerProblems } from '@/lib/onboarding/inputs/answer-problem.ts'
import { showValue } from '@/lib/onboarding/inputs/asked-value.ts'
import { suggestedName } from '@/lib/onboarding/inputs/input-name.ts'
import type { TypedAnswers } from '@/lib/onboarding/stores.ts'
import type { Words } from '../../words/index.ts'
import { fieldLabel } from '../../words/labels.ts'
import { Control } from './control.tsx'
import { drawnInput } from './drawn-cell.ts'
import { FieldError } from './field-error.tsx'

/**
 * Answers to take with a tap, each with its reason, and one's own to type. None is chosen before the applicant chooses;
 * where the browser cannot tell, the box to type in is simply there.
 */
export function SuggestionPicks({
  field,
  hint,
  typed,
  problems,
  words,
}: {
  field: AskedField
  hint?: string
  typed: TypedAnswers
  problems: AnswerProblems
  words: Words
}) {
  const [input] = field.inputs
  if (!input) return null
  const value = [typed[input.name] ?? ''].flat()[0] ?? ''
  const taken = field.suggestions.find(({ text }) => text === value)
  const own = { typed: { [input.name]: taken ? '' : value }, problems, words }
  const name = suggestedName(input.name)
  const describedBy = [hint && `${input.name}-hint`, `${input.name}-error`].filter(Boolean).join(' ')
  return (
    <fieldset className="field" aria-describedby={describedBy}>
      <legend className="field-label">{fieldLabel(field, words)}</legend>
      {hint && (
        <p id={`${input.name}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      <FieldError of={input.name} />
      <div className="picks">
        {field.suggestions.map((suggestion) => (
          <label key={suggestion.text} className="pick">
            <input type="radio" name={name} value={suggestion.text} defaultChecked={suggestion === taken} />
            <span className="pick-text">
              <strong>{shown(field, suggestion, words)}</strong>
              <span className="pick-why">{reason(suggestion, words)}</span>
            </span>
          </label>
        ))}
        <label className="pick">
          <input className="pick-other" type="radio" name={name} value="" defaultChecked={!taken && value !== ''} />
          <span>{words.t('suggest.other')}</span>
        </label>
      </div>
      <div className="pick-typed">
        <label className="sr-only" htmlFor={input.name}>
          {fieldLabel(field, words)}
        </label>
        <Control input={drawnInput(input, own, field.inputs)} describedBy={describedBy} />
      </div>
    </fieldset>
  )
}

function shown({ values: [value] }: AskedField, { text }: Suggestion, words: Words): string {
  return value?.answer.kind === 'money' ? showValue(value.answer, Number(text), words) : text
}

function reason({ why }: Suggestion, words: Words): string {
  const { t } = words
  if (why.kind === 'most') return t('suggest.most')
  if (why.kind === 'months') return t('suggest.months', { months: why.months })
  if (why.month === undefined) return t('suggest.undated')
  return t(`suggest.${why.kind}`, { month: formatValue({ kind: 'month' }, why.month, words.wording) })
}
