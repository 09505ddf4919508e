'use client'

import { choicesIn } from './choice-lines.ts'
import type { DrawnInput } from './drawn-cell.ts'
import { SearchSelect } from './search-select.tsx'
import { typing } from './typing.ts'

/** One native control: a text box or a list to open. It works, and keeps its value, without scripts. */
export function Control({ input, describedBy }: { input: DrawnInput; describedBy: string }) {
  const { name, text = '', required, invalid, lines, choose = '' } = input
  const marks = {
    id: name,
    name,
    defaultValue: text,
    autoComplete: input.autoComplete ?? 'off',
    'aria-describedby': describedBy,
    ...(invalid && { 'aria-invalid': true }),
    ...(required && { 'aria-required': true }),
    'data-checked': name,
  }
  if (lines !== undefined) {
    if (input.searched) return <SearchSelect marks={marks} lines={lines} choose={choose} />
    return (
      <select {...marks} className="input">
        <option value="">{choose}</option>
        {choicesIn(lines).map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
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
        {input.words}
      </span>
      {box}
    </div>
  )
}

function width({ type, rule, maxLength = 100 }: DrawnInput): string {
  if (type === 'day' || type === 'month') return 'input-two'
  if (type === 'year') return 'input-four'
  return type === 'money' || type === 'number' || rule !== undefined || maxLength <= 12 ? 'input-short' : ''
}

/** Names may be written from right to left; digits never are. */
function direction({ type, rule }: DrawnInput): { dir?: 'auto' } {
  return type === 'text' && rule === undefined ? { dir: 'auto' } : {}
}
