import { redirectTo } from '@/lib/auth/redirects.ts'
import { madeUpAnswers } from '@/lib/demo/made-up-answers.ts'
import { buildApplication } from '@/lib/onboarding/application/build-application.ts'
import { todayInSingapore } from '@/lib/onboarding/today.ts'
import { type OpenForm, openForm } from '../forms/open-form.ts'
import { sendApplication } from '../forms/send-application.ts'
import { submitStep } from '../forms/submit-step.ts'
import type { PostedForm, ProductPost } from '../posted-form.ts'

/** Answers what the form of this visit still asks, as if somebody had typed it, and shows it. */
export async function fillIn(posted: PostedForm, product: string): Promise<Response> {
  const open = await formOf(posted, product)
  if (open instanceof Response) return open
  const { form, draft, session } = open
  await posted.server.storage.drafts.save(session.id, draft.id, madeUpAnswers(form, draft.answers), posted.language)
  return redirectTo(`/${product}/apply`)
}

/** Sends the form of this visit as its own button does, declaration and all. */
export async function send(posted: PostedForm, product: string): Promise<Response> {
  const open = await formOf(posted, product)
  if (open instanceof Response) return open
  const [step] = open.form.steps
  if (!step || !open.form.onePage) return sendReviewed({ ...posted, product: open.product }, open)
  const form = new URLSearchParams({ form: open.draft.id, retrieval: open.retrieval?.id ?? '', declaration: 'yes' })
  const sending: ProductPost = { ...posted, form, product: open.product }
  return submitStep({ posted: sending, open, step, answers: open.draft.answers })
}

/** A form of several steps has a review of its own, from where it is sent. */
function sendReviewed(posted: ProductPost, open: OpenForm): Response | Promise<Response> {
  const { form, retrieval, draft, product } = open
  const { language } = posted
  const built = buildApplication({ form, retrieval, typed: draft.answers, language, today: todayInSingapore() })
  if (built.kind === 'incomplete') return redirectTo(`/${product.id}/apply?step=${built.step}&check=1`)
  return sendApplication({ posted, open, application: built.application, declared: 'review.declare' })
}

async function formOf(posted: PostedForm, productId: string): Promise<OpenForm | Response> {
  const { server, session } = posted
  const product = server.findProduct(productId)
  const draft = session && (await server.storage.drafts.current(session.id, productId))
  if (!product || !draft) return redirectTo(`/${productId}`)
  return openForm({ ...posted, product, form: new URLSearchParams({ form: draft.id }) })
}
