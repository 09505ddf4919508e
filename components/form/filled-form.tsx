import type { ReactNode } from 'react'
import { decidingInputs, type Form, type FormStep } from '@/lib/onboarding/form/form.ts'
import type { AnswerProblems } from '@/lib/onboarding/inputs/answer-problem.ts'
import type { TypedAnswers } from '@/lib/onboarding/stores.ts'
import { LeftOutNotice } from '../review/left-out-notice.tsx'
import { DiscardButton, WrongFold } from '../review/wrong-data.tsx'
import { FormToken } from '../site/form-token.tsx'
import { SubmitButton } from '../site/submit-button.tsx'
import type { Words } from '../words/index.ts'
import { Autosave } from './autosave.tsx'
import { ComeBackLater } from './come-back-later.tsx'
import { StepPanels, StepQuestions } from './filled-step.tsx'

/** A step of a form that Myinfo filled: what is left, what came, what to do when that is wrong, and the way on. */
export function FilledForm({
  form,
  step,
  draftId,
  csrfToken,
  typed,
  problems,
  carried,
  leftOut,
  returning,
  send,
  words,
}: {
  form: Form
  step: FormStep
  draftId: string
  csrfToken: string
  typed: TypedAnswers
  problems: AnswerProblems
  carried: ReadonlySet<string>
  /** Agencies that the retrieval went without. */
  leftOut?: readonly string[]
  /** Opened from the review, and goes back there. */
  returning: boolean
  /** Stands in place of the way on where the page is its own review. */
  send?: ReactNode
  words: Words
}) {
  const { t } = words
  const { product } = form
  const onward = send ? 'submit' : returning ? 'review' : 'continue'
  const first = step === form.steps[0]
  return (
    <>
      <FormToken value={csrfToken} />
      <input type="hidden" name="form" value={draftId} />
      <input type="hidden" name="step" value={step.id} />
      {/* Enter in a text box presses the first button of a form; this one goes on. */}
      <button type="submit" name="intent" value={onward} hidden tabIndex={-1} />
      <div className="one-page-parts">
        <StepQuestions step={step} typed={typed} problems={problems} carried={carried} words={words} />
        <div className="one-page-came">
          <LeftOutNotice className="mt-6" agencies={leftOut} words={words} />
          <StepPanels
            step={step}
            recipient={words.of(product.recipient)}
            typed={typed}
            problems={problems}
            carried={carried}
            words={words}
          />
          <WrongFold fields={step.fields} words={words} />
        </div>
        <div className="one-page-send">
          {send || (
            <div className="mt-10 flex flex-wrap-reverse items-center justify-between gap-4">
              {first || returning ? (
                <span />
              ) : (
                <button type="submit" name="intent" value="back" formNoValidate className="link-button">
                  {t('form.back')}
                </button>
              )}
              <SubmitButton name="intent" value={onward} busy={t('common.busy')}>
                {returning ? t('form.saveAndReview') : t('form.continue')}
              </SubmitButton>
            </div>
          )}
          <div className="mt-2 flex min-h-11 flex-wrap items-center justify-between gap-x-6">
            <ComeBackLater productId={product.id} words={words} />
            <DiscardButton productId={product.id} words={words} />
            <Autosave
              deciding={decidingInputs(step).join(' ')}
              locale={words.locale}
              saved={t('autosave.saved', { time: '{time}' })}
              failed={t('autosave.failed')}
            />
          </div>
        </div>
      </div>
    </>
  )
}
