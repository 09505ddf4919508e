import { choicesOf } from '../../words/choices-of.ts'
import type { ControlProps } from './control.tsx'

/** Radio buttons or tick boxes, one below the other; the first carries the input's name as its id. */
export function ChoiceList({ input, value, words }: ControlProps) {
  const chosen = [value ?? []].flat()
  const choices = choicesOf(input, words)
  return (
    <div className={choices.length === 2 ? 'grid gap-2 sm:grid-cols-2' : 'grid gap-2'}>
      {choices.map((choice, index) => (
        <label key={choice.value} className="choice">
          <input
            id={index === 0 ? input.name : `${input.name}-${choice.value}`}
            type={input.type === 'choices' ? 'checkbox' : 'radio'}
            name={input.name}
            value={choice.value}
            defaultChecked={chosen.includes(choice.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </div>
  )
}
