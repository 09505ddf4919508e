import { askedFields, type FormStep } from '@/lib/onboarding/form/form.ts'
import type { AnswerProblems } from '@/lib/onboarding/inputs/answer-problem.ts'
import type { TypedAnswers } from '@/lib/onboarding/stores.ts'
import { ShownList } from '../shown/shown-list.tsx'
import { SealIcon } from '../site/icons.tsx'
import { SubmitButton } from '../site/submit-button.tsx'
import type { Words } from '../words/index.ts'
import { ComeBackLater } from './drafts/come-back-later.tsx'
import { KeptAsTyped } from './drafts/kept-as-typed.tsx'
import { Field } from './fields/field.tsx'
import { FormStart } from './form-start.tsx'

/** What is shown first, then what is asked, then the way on. */
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
  const { t } = words
  const shown = step.fields.filter((field) => field.kind === 'shown')
  const asked = askedFields(step.fields)
  const onward = returning ? 'review' : 'continue'
  return (
    <>
      <FormStart csrfToken={csrfToken} draftId={draftId} stepId={step.id} onward={onward} />
      {shown.length > 0 && <Verified fields={shown} words={words} />}
      {asked.length > 0 && (
        <section className="mt-10" aria-labelledby={shown.length > 0 ? 'asked-title' : undefined}>
          {shown.length > 0 && (
            <h2 id="asked-title" className="mb-6 text-h3">
              {t('form.toComplete')}
            </h2>
          )}
          {asked.map((field) => (
            <Field key={field.name} field={field} typed={typed} problems={problems} words={words} />
          ))}
        </section>
      )}
      <WayOn back={!first && !returning} onward={onward} words={words} />
      <div className="mt-6 flex min-h-11 flex-wrap items-center justify-between gap-x-6">
        <ComeBackLater productId={productId} words={words} />
        <KeptAsTyped step={step} words={words} />
      </div>
    </>
  )
}

function Verified({ fields, words }: { fields: Parameters<typeof ShownList>[0]['fields']; words: Words }) {
  return (
    <section className="mt-8" aria-labelledby="verified-title">
      <h2 id="verified-title" className="mb-3 flex items-center gap-2 text-h3">
        <span className="text-accent">
          <SealIcon />
        </span>
        {words.t('form.verified')}
      </h2>
      <ShownList fields={fields} words={words} />
    </section>
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
