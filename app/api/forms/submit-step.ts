import { redirectTo } from '@/lib/auth/redirects.ts'
import { keptAnswers } from '@/lib/onboarding/answers/kept-answers.ts'
import { takePosted } from '@/lib/onboarding/answers/posted.ts'
import { buildApplication } from '@/lib/onboarding/application/build-application.ts'
import { buildForm } from '@/lib/onboarding/form/build-form.ts'
import { askedFields, type FormStep, fieldsOf } from '@/lib/onboarding/form/form.ts'
import type { TypedAnswers } from '@/lib/onboarding/stores.ts'
import { todayInSingapore } from '@/lib/onboarding/today.ts'
import type { ProductPost } from '../posted-form.ts'
import { type OpenForm, sentMeanwhile, withoutControls } from './open-form.ts'
import { savedAnswer } from './saved-answer.ts'
import { sendApplication } from './send-application.ts'

/**
 * Sends a form whose only step has just been posted and kept: what was posted is what its page showed, as long as the
 * page stood on the same retrieval. What is missing leads back to it.
 */
export async function submitStep({
  posted,
  open,
  step,
  answers,
}: {
  posted: ProductPost
  open: OpenForm
  step: FormStep
  answers: TypedAnswers
}): Promise<Response> {
  const { product, retrieval, draft } = open
  const typed = { ...draft.answers, ...answers }
  const form = buildForm({ product, retrieval, typed })
  const page = `/${product.id}/apply?step=${step.id}`
  if (!form.onePage) return redirectTo(page)
  if (posted.form.get('retrieval') !== retrieval?.id) {
    return (await sentMeanwhile(posted)) ?? redirectTo(`/${product.id}?outcome=retrieval_expired`)
  }

  const appeared = askedFields(fieldsOf(form)).find(({ name }) => step.hidden.some((field) => field.name === name))
  if (appeared) return redirectTo(`${page}#${appeared.inputs[0]?.name ?? appeared.name}`)
  const undeclared = posted.form.get('declaration') === 'yes' ? '' : '&undeclared=1'
  const built = buildApplication({ form, retrieval, typed, language: posted.language, today: todayInSingapore() })
  if (built.kind === 'incomplete') return redirectTo(`${page}&check=1${undeclared}`)
  if (undeclared) return redirectTo(`${page}${undeclared}`)
  return sendApplication({ posted, open, application: built.application, declared: 'review.declarePage' })
}

/**
 * Keeps what was typed in a step that the form no longer has, because the retrieval that arranged it has ended: each
 * answer stands in its own step now. What names anything else is left out.
 */
export async function keepStray(posted: ProductPost, open: OpenForm, intent: string): Promise<Response> {
  const { product, form, draft, session, retrieval } = open
  const everything = {
    fields: fieldsOf(form),
    hidden: form.steps.flatMap(({ hidden }) => hidden),
  }
  const names = new Set(
    [...askedFields(everything.fields), ...everything.hidden].flatMap(({ inputs }) => inputs.map(({ name }) => name)),
  )
  const own = new URLSearchParams([...withoutControls(posted.form)].filter(([name]) => names.has(name)))
  const taken = takePosted(everything, own)
  const answers = taken.kind === 'typed' ? Object.entries(taken.answers).filter(([name]) => own.has(name)) : undefined
  const kept = answers && keptAnswers(everything.fields, Object.fromEntries(answers))
  const saved = kept && (await posted.server.storage.drafts.save(session.id, draft.id, kept, posted.language))
  if (intent !== 'save')
    return redirectTo(retrieval ? `/${product.id}/apply` : `/${product.id}/apply?outcome=retrieval_expired`)
  return saved
    ? savedAnswer(posted.session)
    : new Response(null, { status: 409, headers: { 'cache-control': 'no-store' } })
}
