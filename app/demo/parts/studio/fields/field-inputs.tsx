import { membersOf } from '@/lib/demo/studio/fields/field.ts'
import { fieldsBefore } from '@/lib/demo/studio/fields/place.ts'
import { attributes } from '@/lib/myinfo/catalogue.ts'
import type { MyinfoField, Product, Question } from '@/lib/onboarding/product.ts'
import { AnswerInputs } from './answer-inputs.tsx'
import { ConditionInputs } from './condition-inputs.tsx'
import { ChoiceInput, LineInput, TickInput } from './small-inputs.tsx'
import { TextInputs } from './text-inputs.tsx'

/** All that can be said of one field. */
export function FieldInputs({ product, place }: { product: Product; place: { step: number; field: number } }) {
  const field = product.steps[place.step]?.fields[place.field]
  if (!field) return null
  return (
    <>
      {field.kind === 'myinfo' ? (
        <MyinfoInputs field={field} product={product} />
      ) : (
        <QuestionInputs question={field} product={product} />
      )}
      <TickInput name="optional" label="May be left empty" checked={field.required === false} />
      <ConditionInputs condition={field.showWhen} before={fieldsBefore(product, place)} />
      {field.suggest && <p className="demo-soft">What it suggests is edited in the text.</p>}
    </>
  )
}

function MyinfoInputs({ field, product }: { field: MyinfoField; product: Product }) {
  const members = membersOf(field.attribute)
  return (
    <>
      <ChoiceInput
        name="attribute"
        label="Item of Myinfo"
        value={field.attribute}
        choices={attributes.map(({ name, label }) => [name, `${name}: ${label}`] as const)}
      />
      <TextInputs name="why" legend="Why it is asked" text={field.why} languages={product.languages} />
      {members.length > 0 && (
        <fieldset>
          <legend className="demo-legend">What of it is kept</legend>
          {members.map((member) => (
            <TickInput
              key={member}
              name="members"
              value={member}
              label={member}
              checked={field.members?.includes(member) ?? true}
            />
          ))}
        </fieldset>
      )}
    </>
  )
}

function QuestionInputs({ question, product: { languages } }: { question: Question; product: Product }) {
  return (
    <>
      <LineInput name="id" label="Name in the application" type="text" value={question.id} />
      <TextInputs name="label" legend="Question" text={question.label} languages={languages} />
      <TextInputs name="hint" legend="Hint" text={question.hint} languages={languages} optional />
      <TextInputs
        name="missing"
        legend="Where it is not answered"
        text={question.missing}
        languages={languages}
        optional
      />
      <AnswerInputs answer={question.answer} languages={languages} />
    </>
  )
}
