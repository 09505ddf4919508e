import { comparedWith, comparisons, valuesOf } from '@/lib/demo/studio/fields/condition.ts'
import { type Condition, type Field, nameOf } from '@/lib/onboarding/product.ts'
import { ChoiceInput, LineInput, TickInput } from './small-inputs.tsx'

const words: Readonly<Record<(typeof comparisons)[number], string>> = {
  is: 'is',
  isNot: 'is anything but',
  isEmpty: 'was left empty',
}

/** When a field is asked: always, or where an earlier answer holds. */
export function ConditionInputs({ condition, before }: { condition: Condition | undefined; before: readonly Field[] }) {
  const about = before.find((field) => nameOf(field) === condition?.field)
  const how = comparisons.find((one) => condition && one in condition) ?? 'is'
  return (
    <fieldset className="studio-condition">
      <legend className="demo-legend">When it is asked</legend>
      <ChoiceInput
        name="when-field"
        label="Depends on"
        value={condition?.field ?? ''}
        choices={[['', 'Nothing: always'], ...before.map((field) => [nameOf(field), nameOf(field)] as const)]}
      />
      {condition && (
        <ChoiceInput
          name="when-how"
          label="Asked where that"
          value={how}
          choices={comparisons.map((one) => [one, words[one]] as const)}
        />
      )}
      {condition && how !== 'isEmpty' && <Compared condition={condition} about={about} />}
    </fieldset>
  )
}

function Compared({ condition, about }: { condition: Condition; about: Field | undefined }) {
  const [compared, values] = [comparedWith(condition), valuesOf(about)]
  if (values.length === 0)
    return (
      <LineInput
        name="when-value"
        label="What is stored, or several with commas"
        type="text"
        value={compared.join(', ')}
      />
    )
  return (
    <div>
      {values.map((value) => (
        <TickInput key={value} name="when-value" value={value} label={value} checked={compared.includes(value)} />
      ))}
    </div>
  )
}
