import { choicesOf } from '../../words/choices-of.ts'
import type { ControlProps } from './control.tsx'

/** Radio buttons or tick boxes, side by side where they are few and short; the first carries the input's name as its id. */
export function ChoiceList({ input, value, words }: ControlProps) {
  const chosen = [value ?? []].flat()
  const choices = choicesOf(input, words)
  return (
    <div className={areShort(choices) ? 'chips' : 'grid gap-2'}>
      {choices.map((choice, index) => (
        <label key={choice.value} className="choice">
          <input
            id={index === 0 ? input.name : `${input.name}-${choice.value}`}
            type={input.type === 'choices' ? 'checkbox' : 'radio'}
            name={input.name}
            value={choice.value}
            {...(chosen.includes(choice.value) && { defaultChecked: true })}
          />
          <span>{choice.label}</span>
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
