import type { NextRequest } from 'next/server'
import { answerCallback } from '@/lib/auth/callback.ts'
import { redirectTo } from '@/lib/auth/redirects.ts'
import { cookieNames, forgottenCookies, readCookie } from '@/lib/auth/request/cookies.ts'
import { signIn } from '@/lib/auth/sign-in.ts'
import { acceptedWithout } from '@/lib/onboarding/beforehand/left-out.ts'
import { openProducts } from '@/lib/onboarding/products/index.ts'
import { secondsToWait } from '@/lib/server/limits/limits.ts'
import { getServer, StorageUnavailable } from '@/lib/server/server.ts'
import { storeIsAway } from '../../before-page.ts'
import { withPostedForm } from '../../posted-form.ts'
import { refuse } from '../../refusal.ts'
import { requestLanguage } from '../../request-language.ts'

type Context = RouteContext<'/api/auth/[...nextauth]'>

/** The callback. Nothing else answers a GET here. */
export async function GET(request: NextRequest, context: Context): Promise<Response> {
  const [action = '', connection = ''] = (await context.params).nextauth
  const server = await getServer()
  const { login } = server
  if (action !== 'callback' || !login.settings.connections.includes(connection))
    return refuse({ refusal: 'not_here', language: requestLanguage(request) })
  if (isPrefetch(request)) return new Response(null, { status: 204 })
  const retryAfter = await secondsToWait(server, 'callback', request)
  if (retryAfter !== undefined) return refuse({ refusal: 'too_many', retryAfter, language: requestLanguage(request) })

  try {
    const answer = await answerCallback({ services: login, connection, request })
    if (answer.kind === 'answered') return answer.response
    const told = { reference: answer.reference, language: requestLanguage(request) }
    return answer.kind === 'put-off'
      ? refuse({ refusal: 'away', retryAfter: 10, ...told })
      : refuse({ refusal: 'not_matched', ...told })
  } catch (failure) {
    // Reloading the page comes back once more, and finds out what became of this login.
    if (failure instanceof StorageUnavailable) return storeIsAway(request, 'callback')
    throw failure
  }
}

/** Signing in, guarded and limited, and signing out. A callback is never a post. */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  const [action = '', connection = ''] = (await context.params).nextauth
  if (action === 'signin') return startLogin(request, connection)
  if (action === 'signout') return endSession(request)
  return new Response(null, { status: 405, headers: { allow: 'GET' } })
}

/** A link scanner's HEAD must not use up an attempt, which Next's own HEAD (it runs GET) would. */
export function HEAD(): Response {
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
}

function startLogin(request: NextRequest, connection: string): Promise<Response> {
  return withPostedForm(
    { request, route: 'signin', back: '/' },
    async ({ server, form, browserToken, refuse: refused }) => {
      const product = server.findProduct(form.get('product') ?? '')
      if (!product) return redirectTo('/')
      const named = (form.get('without') ?? '').split(',').filter(Boolean)
      const withoutAgencies = acceptedWithout({ product, table: server.config.downtimes, named, now: server.now() })
      if (!withoutAgencies) return refused('altered', 'without')
      return signIn({ services: server.login, connection, productId: product.id, browserToken, withoutAgencies })
    },
  )
}

function endSession(request: NextRequest): Promise<Response> {
  return withPostedForm({ request, route: 'signout', back: '/' }, async ({ server }) => {
    const secure = server.config.appUrl.protocol === 'https:'
    const secret = readCookie(request, cookieNames(secure).session)
    if (secret) await server.storage.sessions.end(secret)
    const products = openProducts(server.config).map(({ id }) => id)
    const answer = redirectTo('/?outcome=done', forgottenCookies({ secure, products }))
    answer.headers.set('clear-site-data', '"storage"')
    return answer
  })
}

function isPrefetch(request: NextRequest): boolean {
  return [request.headers.get('purpose'), request.headers.get('sec-purpose')].some((purpose) =>
    purpose?.includes('prefetch'),
  )
}
