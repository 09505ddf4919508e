import { keptAnswers } from '@/lib/onboarding/answers/kept-answers.ts'
import { takePosted } from '@/lib/onboarding/answers/posted.ts'
import type { FormStep } from '@/lib/onboarding/form/form.ts'
import type { Language } from '@/lib/onboarding/language.ts'
import type { TypedAnswers } from '@/lib/onboarding/stores.ts'
import type { ProductPost } from '../posted-form.ts'
import { type OpenForm, sentMeanwhile, withoutControls } from './open-form.ts'

/**
 * Takes a posted step and keeps what was typed in it. Returns all its answers and whether they were saved, or the page
 * that says why the post was refused.
 */
export async function keepStep({
  posted,
  open,
  step,
  change = (answers) => answers,
  language = posted.language,
}: {
  posted: ProductPost
  open: OpenForm
  step: FormStep
  /** What the pressed button does to the answers before they are kept. */
  change?: (answers: TypedAnswers) => TypedAnswers
  language?: Language
}): Promise<{ answers: TypedAnswers; saved: boolean } | Response> {
  const taken = takePosted(step, withoutControls(posted.form))
  if (taken.kind === 'refused')
    return (
      (await sentMeanwhile(posted)) ??
      posted.refuse(taken.reason === 'too-long' ? 'too_large' : 'altered', taken.reason)
    )

  const answers = change(taken.answers)
  const { drafts } = posted.server.storage
  const saved = await drafts.save(open.session.id, open.draft.id, keptAnswers(step.fields, answers), language)
  return { answers, saved }
}
