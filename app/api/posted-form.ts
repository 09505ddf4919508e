import { errorReference } from '@/lib/auth/error-reference.ts'
import { redirectTo } from '@/lib/auth/redirects.ts'
import { cookieNames, readCookie } from '@/lib/auth/request/cookies.ts'
import { guardPost } from '@/lib/auth/request/guard.ts'
import type { Language } from '@/lib/onboarding/language.ts'
import type { Product } from '@/lib/onboarding/product.ts'
import { idleLimitOf, sessionLimits } from '@/lib/onboarding/session-limits.ts'
import type { Session } from '@/lib/onboarding/stores.ts'
import { secondsToWait } from '@/lib/server/limits/limits.ts'
import { record } from '@/lib/server/log.ts'
import { DraftGone, DraftTooLarge, getServer, type Server, StorageUnavailable } from '@/lib/server/server.ts'
import { readForm } from './form-body.ts'
import { type Refusal, refusalStatus, refuse } from './refusal.ts'
import { requestLanguage } from './request-language.ts'

export interface PostedForm {
  server: Server
  form: URLSearchParams
  browserToken: string
  /** The one that the page was read in. */
  language: Language
  session?: Session
  /** Records a refusal and answers with its page. */
  refuse(refusal: Refusal, reason: string, more?: { retryAfter?: number; back?: string }): Response
}

/** A post to the form of one product. */
export interface ProductPost extends PostedForm {
  product: Product
}

const bodyRefusals = { 400: 'malformed', 413: 'too_large', 415: 'not_a_form' } as const

/**
 * What every posted form goes through before its own rule is asked: size, shape, sending site, form token, session, and
 * the limits that bear the name of its route.
 *
 * A database that is away becomes a page with 503 that says the answers are still in the browser.
 */
export async function withPostedForm(
  { request, route, back }: { request: Request; route: string; back: string },
  answer: (posted: PostedForm) => Promise<Response>,
): Promise<Response> {
  const reference = errorReference()
  const language = requestLanguage(request)
  function refused(refusal: Refusal, reason: string, more: { retryAfter?: number; back?: string } = {}): Response {
    record('warn', { event: 'post_refused', route, reason, status: refusalStatus(refusal), reference })
    return refuse({ refusal, reference, back, language, ...more })
  }

  const body = await readForm(request)
  if (body.kind === 'refused') return refused(bodyRefusals[body.status], 'body')
  const server = await getServer()
  const guarded = guardPost({
    request,
    form: body.form,
    appUrl: server.config.appUrl,
    authSecret: server.config.authSecret,
    formerAuthSecret: server.config.formerAuthSecret,
  })
  if (guarded.kind === 'refused' && guarded.reason === 'cookies') return redirectTo(`${back}?outcome=cookies`)
  if (guarded.kind === 'refused') return refused('foreign', guarded.reason)

  try {
    const secret = readCookie(request, cookieNames(server.config.appUrl.protocol === 'https:').session)
    const session = secret ? await usedSession(server, secret) : undefined
    const { browserToken } = guarded
    const wait = await secondsToWait(server, route, { headers: request.headers, browser: browserToken, session })
    if (wait !== undefined) return refused('too_many', 'rate', { retryAfter: wait })
    return await answer({ server, form: body.form, browserToken, language, session, refuse: refused })
  } catch (failure) {
    if (failure instanceof DraftGone) return redirectTo(`${back}?outcome=expired`)
    if (failure instanceof DraftTooLarge) return refused('too_large', 'draft')
    if (!(failure instanceof StorageUnavailable)) return unexpected({ failure, route, reference, back, language })
    record('error', { event: 'storage_unavailable', route, reason: failure.reason, reference })
    return refuse({ refusal: 'unavailable', reference, back, retryAfter: 10, language })
  }
}

/**
 * As `withPostedForm`, for the form of the product that the path names. The product is found before anything else of
 * the request is looked at, so that a path of somebody else's making leads to a page that says it is not here, and is
 * never part of an answer. `page` is what is refused goes back to, after the product's own path.
 */
export async function withProductForm(
  { request, params, route, page = '' }: ProductRoute,
  answer: (posted: ProductPost) => Promise<Response>,
): Promise<Response> {
  const { findProduct } = await getServer()
  const product = findProduct((await params).product)
  if (!product) return refuse({ refusal: 'not_here', language: requestLanguage(request) })
  const back = `/${product.id}${page}`
  return withPostedForm({ request, route, back }, (posted) => answer({ ...posted, product }))
}

interface ProductRoute {
  request: Request
  params: Promise<{ product: string }>
  route: string
  page?: '' | '/apply' | '/review'
}

/** A post is use: it pushes the idle limit forward, now and then. */
async function usedSession({ storage }: Server, secret: string): Promise<Session | undefined> {
  const session = await storage.sessions.find(secret)
  if (!session || session.expiresAt - Date.now() > idleLimitOf(session) - sessionLimits.renewal) return session
  return { ...session, expiresAt: (await storage.sessions.extend(secret)) ?? session.expiresAt }
}

/** Our own mistake: told to the operators by its name alone, since a message may hold what was posted. */
function unexpected({
  failure,
  route,
  reference,
  back,
  language,
}: {
  failure: unknown
  route: string
  reference: string
  back: string
  language: Language
}): Response {
  record('error', { event: 'unexpected', route, name: failure instanceof Error ? failure.name : 'unknown', reference })
  return refuse({ refusal: 'unexpected', reference, back, language })
}
