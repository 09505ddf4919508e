import { redirectTo } from '@/lib/auth/redirects.ts'
import { cookieNames, serialiseCookie } from '@/lib/auth/request/cookies.ts'
import { choosesByHand } from '@/lib/onboarding/answers/by-hand.ts'
import { withProductForm } from '../../../posted-form.ts'

/** Opens an empty form for someone who types everything. */
export async function POST(
  request: Request,
  { params }: RouteContext<'/api/forms/[product]/by-hand'>,
): Promise<Response> {
  return withProductForm({ request, params, route: 'by-hand' }, async ({ server, session, product }) => {
    if (session) {
      await server.storage.retrievals.discard(session.id, product.id)
      const draft = await server.storage.drafts.open(session, product.id)
      await server.storage.drafts.save(session.id, draft.id, choosesByHand)
      return redirectTo(`/${product.id}/apply`)
    }

    const begun = await server.storage.sessions.begin({})
    await server.storage.drafts.open(begun.session, product.id)
    const secure = server.config.appUrl.protocol === 'https:'
    return redirectTo(`/${product.id}/apply`, [
      serialiseCookie({ name: cookieNames(secure).session, value: begun.secret, secure }),
    ])
  })
}
