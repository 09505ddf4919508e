import { cookieNames, readCookie } from '@/lib/auth/cookies.ts'
import { guardPost } from '@/lib/auth/guard.ts'
import { record } from '@/lib/log.ts'
import type { Session } from '@/lib/onboarding/stores.ts'
import { errorReference } from '@/lib/reference.ts'
import { type Server, StorageUnavailable, server } from '@/lib/server.ts'
import { readForm } from './form-body.ts'
import { type Refusal, refusalStatus, refuse } from './refusal.ts'

export interface PostedForm {
  house: Server
  form: URLSearchParams
  browserToken: string
  session?: Session
  /** Records a refusal and answers with its page. */
  refuse(refusal: Refusal, reason: string, retryAfter?: number): Response
}

const bodyRefusals = { 400: 'malformed', 413: 'too_large', 415: 'not_a_form' } as const

/**
 * What every posted form goes through before its own rule is asked: size, shape, sending site, form token, session.
 *
 * A database that is away becomes a page with 503 that says the answers are still in the browser.
 */
export async function withPostedForm(
  { request, route, back }: { request: Request; route: string; back: string },
  answer: (posted: PostedForm) => Promise<Response>,
): Promise<Response> {
  const reference = errorReference()
  function refused(refusal: Refusal, reason: string, retryAfter?: number): Response {
    record('warn', { event: 'post_refused', route, reason, status: refusalStatus(refusal), reference })
    return refuse({ refusal, reference, back, retryAfter })
  }

  const body = await readForm(request)
  if (body.kind === 'refused') return refused(bodyRefusals[body.status], 'body')
  const house = await server()
  const guarded = guardPost({
    request,
    form: body.form,
    appUrl: house.config.appUrl,
    authSecret: house.config.authSecret,
  })
  if (guarded.kind === 'refused' && guarded.reason === 'cookies')
    return Response.redirect(new URL(`${back}?outcome=cookies`, house.config.appUrl), 303)
  if (guarded.kind === 'refused') return refused('foreign', guarded.reason)

  try {
    const secret = readCookie(request, cookieNames(house.config.appUrl.protocol === 'https:').session)
    const session = secret ? await house.storage.sessions.find(secret) : undefined
    return await answer({ house, form: body.form, browserToken: guarded.browserToken, session, refuse: refused })
  } catch (failure) {
    if (!(failure instanceof StorageUnavailable)) throw failure
    record('error', { event: 'storage_unavailable', route, reference })
    return refuse({ refusal: 'unavailable', reference, back, retryAfter: 10 })
  }
}
