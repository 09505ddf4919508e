import type { ReactNode } from 'react'
import type { Form, FormStep } from '@/lib/onboarding/form/form.ts'
import type { AnswerProblems } from '@/lib/onboarding/inputs/answer-problem.ts'
import type { TypedAnswers } from '@/lib/onboarding/stores.ts'
import { LeftOutNotice } from '../review/left-out-notice.tsx'
import { WrongFold } from '../review/wrong-data.tsx'
import { SubmitButton } from '../site/submit-button.tsx'
import type { Words } from '../words/index.ts'
import { KeptAsTyped } from './drafts/kept-as-typed.tsx'
import { StepPanels, StepQuestions } from './filled-step.tsx'
import { FormStart } from './form-start.tsx'

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
  const { product } = form
  const onward = send ? 'submit' : returning ? 'review' : 'continue'
  const first = step === form.steps[0]
  return (
    <>
      <FormStart csrfToken={csrfToken} draftId={draftId} stepId={step.id} onward={onward} />
      <div className="one-page-parts">
        <StepQuestions step={step} typed={typed} problems={problems} carried={carried} words={words} />
        <div className="one-page-came">
          {form.supplied && <LeftOutNotice className="mt-6" agencies={leftOut} words={words} />}
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
          {send || <StepWays back={!first && !returning} onward={onward} returning={returning} words={words} />}
          <KeptAsTyped step={step} productId={product.id} supplied={form.supplied} words={words} />
        </div>
      </div>
    </>
  )
}

interface Ways {
  /** Whether there is a step to go back to. */
  back: boolean
  onward: string
  returning: boolean
  words: Words
}

/** Back to the step before, and on to the next one or to the review. */
function StepWays({ back, onward, returning, words }: Ways) {
  return (
    <div className="stay mt-10 flex flex-wrap-reverse items-center justify-between gap-x-4 gap-y-1">
      {back ? (
        <button type="submit" name="intent" value="back" formNoValidate className="link-button">
          {words.t('form.back')}
        </button>
      ) : (
        <span />
      )}
      <SubmitButton name="intent" value={onward} busy={words.t('common.busy')}>
        {returning ? words.t('form.saveAndReview') : words.t('form.continue')}
      </SubmitButton>
    </div>
  )
}
