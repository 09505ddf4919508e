'use client'

import { choicesIn } from './choice-lines.ts'

/**
 * Radio buttons or tick boxes, side by side where they are few and short; the first carries the input's name as its id.
 * The choices come as `linesOf` writes them, since a page carries what a client component is given.
 */
export function Choices({
  name,
  several = false,
  chosen,
  lines,
}: {
  name: string
  /** Any number of them may be chosen. */
  several?: boolean
  chosen: readonly string[]
  lines: string
}) {
  const choices = choicesIn(lines)
  return (
    <div className={areShort(choices) ? 'chips' : 'grid gap-2'}>
      {choices.map(({ value, label }, index) => (
        <label key={value} className="choice">
          <input
            id={index === 0 ? name : `${name}-${value}`}
            type={several ? 'checkbox' : 'radio'}
            name={name}
            value={value}
            {...(chosen.includes(value) && { defaultChecked: true })}
          />
          <span>{label}</span>
        </label>
      ))}
    </div>
  )
}

const mostChips = 6
const longestChip = 28

/** A few short choices stand beside each other. */
function areShort(choices: readonly { label: string }[]): boolean {
  return choices.length <= mostChips && choices.every(({ label }) => label.length <= longestChip)
}
