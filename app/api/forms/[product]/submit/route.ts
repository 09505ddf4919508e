import { redirectTo } from '@/lib/auth/redirects.ts'
import { buildApplication, type ReadyApplication } from '@/lib/onboarding/application/build-application.ts'
import { contentDigest } from '@/lib/onboarding/application/content-digest.ts'
import { todayInSingapore } from '@/lib/onboarding/today.ts'
import { type ProductPost, withProductForm } from '../../../posted-form.ts'
import { type OpenForm, openForm, sentMeanwhile, withoutControls } from '../../open-form.ts'
import { receiptOrConflict } from '../../receipt-or-conflict.ts'
import { sendApplication } from '../../send-application.ts'

/**
 * Stores one application from what the server holds, as it stood in the review that was posted. A repeated submit leads
 * to the same receipt; one of a review that showed something else, or that does not say what it showed, is led back.
 */
export async function POST(
  request: Request,
  { params }: RouteContext<'/api/forms/[product]/submit'>,
): Promise<Response> {
  return withProductForm({ request, params, route: 'submit', page: '/review' }, async (posted) => {
    if ([...withoutControls(posted.form).keys()].length > 0) return posted.refuse('altered', 'unknown')
    const sent = (reference: string) => receiptOrConflict(posted, reference)
    const open = await openForm(posted, sent)
    if (open instanceof Response) return open

    const ready = readyOrBack(posted, open)
    if (ready instanceof Response) return (await sentMeanwhile(posted, sent)) ?? ready
    return sendApplication({ posted, open, application: ready, declared: 'review.declare', repeated: sent })
  })
}

/** The application as it was agreed to, or the page where something is missing, out of date or to be agreed to. */
function readyOrBack(posted: ProductPost, { form, retrieval, draft, product }: OpenForm): ReadyApplication | Response {
  const shown = posted.form.get('retrieval') || undefined
  if (shown && shown !== retrieval?.id) return redirectTo(`/${product.id}?outcome=retrieval_expired`)
  if (shown !== retrieval?.id) return redirectTo(`/${product.id}/review?changed=1`)
  if (posted.form.get('declaration') !== 'yes') return redirectTo(`/${product.id}/review?check=1`)

  const { language } = posted
  const built = buildApplication({ form, retrieval, typed: draft.answers, language, today: todayInSingapore() })
  if (built.kind === 'incomplete') return redirectTo(`/${product.id}/apply?step=${built.step}&check=1`)
  if (posted.form.get('content') !== contentDigest(built.application.values))
    return redirectTo(`/${product.id}/review?changed=1`)
  return built.application
}
