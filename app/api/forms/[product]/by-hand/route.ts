import { cookieNames, serialiseCookie } from '@/lib/auth/cookies.ts'
import { redirectTo } from '@/lib/auth/redirects.ts'
import { choosesByHand } from '@/lib/onboarding/answers/by-hand.ts'
import { withPostedForm } from '../../../posted-form.ts'

/** Opens an empty form for someone who types everything. */
export async function POST(
  request: Request,
  { params }: RouteContext<'/api/forms/[product]/by-hand'>,
): Promise<Response> {
  const { product: id } = await params
  return withPostedForm({ request, route: 'by-hand', back: `/${id}` }, async ({ server, session }) => {
    const product = server.findProduct(id)
    if (!product) return new Response(null, { status: 404 })
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
