import { closedWords } from '@/components/form/drafts/closed-words.ts'
import type { Closed } from '@/components/form/drafts/save.ts'
import { wordsFor } from '@/components/words/index.ts'
import { redirectTo } from '@/lib/auth/redirects.ts'
import { ownPath } from '@/lib/auth/request/own-path.ts'
import { checkAnswers } from '@/lib/onboarding/answers/check-answers.ts'
import { withInitial } from '@/lib/onboarding/application/build-application.ts'
import { buildForm } from '@/lib/onboarding/form/build-form.ts'
import { askedFields, type FormStep } from '@/lib/onboarding/form/form.ts'
import { addRow, removeRow } from '@/lib/onboarding/form/rows.ts'
import type { Language } from '@/lib/onboarding/language.ts'
import type { TypedAnswers } from '@/lib/onboarding/stores.ts'
import { todayInSingapore } from '@/lib/onboarding/today.ts'
import { chosenLanguage } from '../../../chosen-language.ts'
import { languageCookie } from '../../../language-cookie.ts'
import { type PostedForm, type ProductPost, withProductForm } from '../../../posted-form.ts'
import { keepStep } from '../../kept-step.ts'
import { type ClosedForm, closedMeanwhile, findForm, type OpenForm, pageOf, sentMeanwhile } from '../../open-form.ts'
import { savedAnswer } from '../../saved-answer.ts'
import { keepStray, submitStep } from '../../submit-step.ts'

/**
 * Keeps what was typed in one step, then goes on, back, or adds or removes a row; `save` only keeps (autosave).
 *
 * `language:ta` goes on in that language on the page that the form names as `returnTo`, so that changing the language
 * in the middle of a step loses nothing; it is chosen even when the form is gone. `stay` returns there as well.
 */
export async function POST(
  request: Request,
  { params }: RouteContext<'/api/forms/[product]/answers'>,
): Promise<Response> {
  return withProductForm({ request, params, route: 'answers', page: '/apply' }, async (posted) => {
    const language = chosenLanguage(posted.form)
    const answer = await keepAndGoOn({ posted, language })
    if (language) answer.headers.append('set-cookie', languageCookie(language, posted.server.config.appUrl))
    return answer
  })
}

async function keepAndGoOn({ posted, language }: { posted: ProductPost; language?: Language }): Promise<Response> {
  const intent = posted.form.get('intent') ?? 'continue'
  const open = await findForm(posted)
  if ('closed' in open) return closedAnswer(posted, open, intent)
  const step = open.form.steps.find((candidate) => candidate.id === posted.form.get('step'))
  if (!step) return (await sentMeanwhile(posted)) ?? keepStray(posted, open, intent)

  const change = (answers: TypedAnswers) => changeRows({ step, answers, intent })
  const kept = await keepStep({ posted, open, step, change, language: language ?? posted.language })
  if (kept instanceof Response) return kept
  const { answers, saved } = kept
  if (!saved) return closedAnswer(posted, await closedMeanwhile(posted), intent)
  if (intent === 'save') return savedAnswer(posted.session)
  if (intent === 'submit') return submitStep({ posted, open, step, answers })
  return redirectTo(
    language || intent === 'stay' ? returnTo(posted, open, step) : next({ open, step, answers, intent }),
  )
}

/** Leads to the page that says why the form is closed; autosave is told it, since it learns nothing from a redirect. */
function closedAnswer({ product, language }: ProductPost, form: ClosedForm, intent: string): Response {
  const page = pageOf(product, form)
  if (intent !== 'save') return redirectTo(page)
  const told: Closed = { closed: form.closed, page, words: closedWords(form.closed, wordsFor(language)) }
  return Response.json(told, { status: 409, headers: { 'cache-control': 'no-store' } })
}

function returnTo({ form }: PostedForm, { product }: OpenForm, step: FormStep): string {
  return ownPath(form.get('returnTo') ?? `/${product.id}/apply?step=${step.id}`)
}

function changeRows({
  step,
  answers,
  intent,
}: {
  step: FormStep
  answers: TypedAnswers
  intent: string
}): TypedAnswers {
  const [verb, name, row] = intent.split(':')
  const field = askedFields(step.fields).find((candidate) => candidate.name === name && candidate.layout === 'rows')
  if (!field) return answers
  if (verb === 'add') return addRow(answers, field.name)
  return verb === 'remove' ? removeRow({ typed: answers, field, row: Number(row) }) : answers
}

/**
 * Where the applicant goes. A question that is asked for only because of what was just answered has not been seen yet:
 * they stay and are led to it.
 */
function next({
  open,
  step,
  answers,
  intent,
}: {
  open: OpenForm
  step: FormStep
  answers: TypedAnswers
  intent: string
}): string {
  const { product, draft, retrieval } = open
  const path = `/${product.id}/apply?step=${step.id}`
  if (intent.startsWith('add:') || intent.startsWith('remove:')) {
    const changed = askedFields(step.fields).find(({ name }) => name === intent.split(':')[1])
    return changed ? `${path}#${changed.name}` : path
  }

  const typed = { ...draft.answers, ...answers }
  const form = buildForm({ product, retrieval, typed })
  const here = form.steps.findIndex(({ id }) => id === step.id)
  if (intent === 'back') return `/${product.id}/apply?step=${form.steps[here - 1]?.id ?? step.id}`
  const asked = askedFields(form.steps[here]?.fields ?? [])
  const appeared = asked.find(({ name }) => step.hidden.some((field) => field.name === name))
  if (appeared) return `${path}#${appeared.inputs[0]?.name ?? appeared.name}`

  const problems = checkAnswers({ fields: asked, typed: withInitial(form, typed), today: todayInSingapore() })
  if (Object.keys(problems).length > 0) return `${path}&check=1`
  const following = form.steps[here + 1]
  return following && intent !== 'review' ? `/${product.id}/apply?step=${following.id}` : `/${product.id}/review`
}
