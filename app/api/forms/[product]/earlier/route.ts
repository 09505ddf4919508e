import { redirectTo } from '@/lib/auth/redirects.ts'
import { withProductForm } from '../../../posted-form.ts'

/**
 * Takes the word of who has logged in on the answers that were typed in this browser before: into their form, but for
 * what Myinfo supplies, or away. Anything but a clear yes leaves them out.
 */
export async function POST(
  request: Request,
  { params }: RouteContext<'/api/forms/[product]/earlier'>,
): Promise<Response> {
  return withProductForm({ request, params, route: 'earlier', page: '/apply' }, async (posted) => {
    const { server, session, product, form } = posted
    if (!session) return redirectTo(`/${product.id}?outcome=expired`)

    const { drafts, offeredDrafts, retrievals } = server.storage
    const draft = await drafts.open(session, product.id)
    const retrieval = await retrievals.find(session.id, product.id)
    if (form.get('choice') === 'use') {
      const mine = { session: session.id, product: product.id, draft: draft.id }
      await offeredDrafts.accept({ ...mine, person: retrieval?.person })
    } else {
      await offeredDrafts.decline(session.id, product.id)
    }
    return redirectTo(`/${product.id}/apply${retrieval ? '?welcome=1' : ''}`)
  })
}
