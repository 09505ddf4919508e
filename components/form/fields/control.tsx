import { visibleText } from '@/lib/myinfo/format/visible-text.ts'
import type { Input } from '@/lib/onboarding/inputs/input.ts'
import { choicesOf } from '../../words/choices-of.ts'
import type { Words } from '../../words/index.ts'
import { linesOf } from './choice-lines.ts'
import { SearchSelect } from './search-select.tsx'

/** What a control needs from the field around it. */
export interface ControlProps {
  input: Input
  value: string | string[] | undefined
  describedBy: string
  invalid: boolean
  words: Words
}

/** One native control: a text box or a list to open. It works, and keeps its value, without scripts. */
export function Control({ input, value, describedBy, invalid, words }: ControlProps) {
  const text = visibleText([value ?? ''].flat()[0] ?? '')
  const marks = {
    id: input.name,
    name: input.name,
    defaultValue: text,
    autoComplete: input.autoComplete ?? 'off',
    'aria-describedby': describedBy,
    ...(invalid && { 'aria-invalid': true }),
    ...(input.required && { 'aria-required': true }),
    'data-checked': input.name,
  }
  if (input.type === 'choice') {
    const choices = choicesOf(input, words)
    if (input.searched) return <SearchSelect marks={marks} lines={linesOf(choices)} choose={words.t('field.choose')} />
    return (
      <select {...marks} className="input">
        <option value="">{words.t('field.choose')}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    )
  }
  // The placeholder lets style sheets tell an empty box from one with an answer.
  const box = (
    <input
      {...marks}
      {...typing(input)}
      enterKeyHint="next"
      placeholder=" "
      className={`input ${width(input)}`}
      {...direction(input)}
    />
  )
  if (input.type !== 'money') return box
  return (
    <div className="flex items-center gap-2">
      <span className="text-ink-soft" aria-hidden="true">
        {words.t('field.dollars')}
      </span>
      {box}
    </div>
  )
}

/** How a keyboard is to help with an input. */
export function typing({ type, rule, decimals = 0 }: Input) {
  if (type === 'email') return { type: 'email', inputMode: 'email', spellCheck: false, autoCapitalize: 'none' } as const
  if (type === 'tel') return { type: 'tel', inputMode: 'tel' } as const
  if (type === 'money' || (type === 'number' && decimals > 0)) return { type: 'text', inputMode: 'decimal' } as const
  if (type !== 'text') return { type: 'text', inputMode: 'numeric' } as const
  if (rule === 'nric') return { type: 'text', spellCheck: false, autoCapitalize: 'characters' } as const
  return { type: 'text', spellCheck: false } as const
}

function width({ type, rule, maxLength = 100 }: Input): string {
  if (type === 'day' || type === 'month') return 'input-two'
  if (type === 'year') return 'input-four'
  return type === 'money' || type === 'number' || rule !== undefined || maxLength <= 12 ? 'input-short' : ''
}

/** Names may be written from right to left; digits never are. */
function direction({ type, rule }: Input): { dir?: 'auto' } {
  return type === 'text' && rule === undefined ? { dir: 'auto' } : {}
}
