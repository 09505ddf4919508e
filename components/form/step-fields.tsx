import { askedFields, type FormStep } from '@/lib/onboarding/form/form.ts'
import type { AnswerProblems } from '@/lib/onboarding/inputs/answer-problem.ts'
import type { TypedAnswers } from '@/lib/onboarding/stores.ts'
import { SubmitButton } from '../site/submit-button.tsx'
import type { Words } from '../words/index.ts'
import { KeptAsTyped } from './drafts/kept-as-typed.tsx'
import { Field } from './fields/field.tsx'
import { FormStart } from './form-start.tsx'

/** Every question of a step for who types it all, then the way on. */
export function StepFields({
  step,
  draftId,
  csrfToken,
  typed,
  problems,
  first,
  returning,
  productId,
  words,
}: {
  step: FormStep
  draftId: string
  csrfToken: string
  typed: TypedAnswers
  problems: AnswerProblems
  first: boolean
  /** Opened from the review, and goes back there. */
  returning: boolean
  productId: string
  words: Words
}) {
  const asked = askedFields(step.fields)
  const onward = returning ? 'review' : 'continue'
  return (
    <>
      <FormStart csrfToken={csrfToken} draftId={draftId} stepId={step.id} onward={onward} />
      {asked.length > 0 && (
        <section className="mt-10">
          {asked.map((field) => (
            <Field key={field.name} field={field} typed={typed} problems={problems} words={words} />
          ))}
        </section>
      )}
      <WayOn back={!first && !returning} onward={onward} words={words} />
      <div className="pt-4">
        <KeptAsTyped step={step} productId={productId} words={words} />
      </div>
    </>
  )
}

function WayOn({ back, onward, words: { t } }: { back: boolean; onward: 'review' | 'continue'; words: Words }) {
  return (
    <div className="stay mt-10 flex flex-wrap-reverse items-center justify-between gap-x-4 gap-y-1">
      {back ? (
        <button type="submit" name="intent" value="back" formNoValidate className="link-button">
          {t('form.back')}
        </button>
      ) : (
        <span />
      )}
      <SubmitButton name="intent" value={onward} busy={t('common.busy')}>
        {onward === 'review' ? t('form.saveAndReview') : t('form.continue')}
      </SubmitButton>
    </div>
  )
}
