import { redirectTo } from '@/lib/auth/redirects.ts'
import { buildApplication } from '@/lib/onboarding/application/build-application.ts'
import { contentDigest } from '@/lib/onboarding/application/content-digest.ts'
import { todayInSingapore } from '@/lib/onboarding/today.ts'
import { record } from '@/lib/server/log.ts'
import { withProductForm } from '../../../posted-form.ts'
import { openForm, withoutControls } from '../../open-form.ts'
import { receiptOrConflict } from '../../receipt-or-conflict.ts'

const known = ['declaration', 'retrieval', 'content']

/**
 * Stores one application from what the server holds, as it stood in the review that was posted. A repeated submit leads
 * to the same receipt; one of a review that showed something else is told so.
 */
export async function POST(
  request: Request,
  { params }: RouteContext<'/api/forms/[product]/submit'>,
): Promise<Response> {
  return withProductForm({ request, params, route: 'submit', page: '/review' }, async (posted) => {
    const { id } = posted.product
    const open = await openForm(posted, (reference) => receiptOrConflict(posted, reference))
    if (open instanceof Response) return open
    const extra = [...withoutControls(posted.form).keys()].filter((name) => !known.includes(name))
    if (extra.length > 0) return posted.refuse('altered', 'unknown')
    if (posted.form.get('retrieval') && posted.form.get('retrieval') !== open.retrieval?.id)
      return redirectTo(`/${id}?outcome=retrieval_expired`)
    if (posted.form.get('declaration') !== 'yes') return redirectTo(`/${id}/review?check=1`)

    const { form, retrieval, draft, session, product } = open
    const ready = buildApplication({
      form,
      retrieval,
      typed: draft.answers,
      language: posted.language,
      today: todayInSingapore(),
    })
    if (ready.kind === 'incomplete') return redirectTo(`/${id}/apply?step=${ready.step}&check=1`)
    const content = posted.form.get('content')
    if (content && content !== contentDigest(ready.application.values)) return redirectTo(`/${id}/review?changed=1`)

    const { reference, repeated } = await posted.server.storage.applications.submit({
      session: session.id,
      draft: draft.id,
      application: ready.application,
      retentionDays: product.retentionDays,
    })
    record('info', { event: 'submitted', product: product.id, connection: ready.application.connection, repeated })
    return repeated ? receiptOrConflict(posted, reference) : redirectTo(`/applications/${reference}`)
  })
}
