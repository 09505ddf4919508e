import { answerKinds } from '@/lib/demo/studio/fields/answer.ts'
import { codeLists } from '@/lib/myinfo/codes.ts'
import type { Language } from '@/lib/myinfo/language.ts'
import type { AnswerKind, Option } from '@/lib/onboarding/product.ts'
import { ChoiceInput, LineInput, TickInput } from './small-inputs.tsx'
import { TextInputs } from './text-inputs.tsx'

/** What kind of answer a question takes, and what that kind has to be told. */
export function AnswerInputs({ answer, languages }: { answer: AnswerKind; languages: readonly Language[] }) {
  return (
    <>
      <ChoiceInput
        name="kind"
        label="Kind of answer"
        value={answer.kind}
        choices={answerKinds.map((kind) => [kind, kind])}
      />
      <OfKind answer={answer} languages={languages} />
    </>
  )
}

function OfKind({ answer, languages }: { answer: AnswerKind; languages: readonly Language[] }) {
  if ('options' in answer) return <OptionRows options={answer.options} languages={languages} />
  if (answer.kind === 'code') {
    const choices = codeLists.map((list) => [list, list] as const)
    return <ChoiceInput name="codes" label="Code list" value={answer.codes} choices={choices} />
  }
  if (answer.kind === 'text')
    return (
      <>
        <LineInput name="maxLength" label="Longest, in characters" type="number" value={answer.maxLength} />
        <TickInput
          name="identifier"
          label="The number of a document or a vehicle"
          checked={answer.identifier === true}
        />
      </>
    )
  if (answer.kind === 'date' || answer.kind === 'month')
    return <TickInput name="past" label="Not in the future" checked={answer.past === true} />
  if (!(answer.kind === 'money' || answer.kind === 'number' || answer.kind === 'year')) return null
  return (
    <div className="studio-pair">
      <LineInput name="min" label="Least" type="number" value={answer.min} />
      <LineInput name="max" label="Most" type="number" value={answer.max} />
      {answer.kind === 'number' && (
        <LineInput name="decimals" label="Digits after the point" type="number" value={answer.decimals} />
      )}
    </div>
  )
}

/** Each option, and an empty row that makes one more. */
function OptionRows({ options, languages }: { options: readonly Option[]; languages: readonly Language[] }) {
  const rows: readonly (Option | undefined)[] = [...options, undefined]
  return (
    <fieldset className="studio-options">
      <legend className="demo-legend">Options</legend>
      <p className="demo-soft">A row without a stored value goes; the empty row makes a new one.</p>
      {rows.map((option, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the inputs are named by the row
        <div key={row} className="studio-option">
          <LineInput
            name={`option-${row}-value`}
            label={`Option ${row + 1}, as stored`}
            type="text"
            value={option?.value}
          />
          <TextInputs
            name={`option-${row}`}
            legend={`Option ${row + 1}, as read`}
            text={option?.label}
            languages={languages}
          />
        </div>
      ))}
    </fieldset>
  )
}
