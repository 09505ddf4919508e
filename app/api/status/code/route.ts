import { redirectTo } from '@/lib/auth/redirects.ts'
import { cookieNames, readCookie, serialiseCookie } from '@/lib/auth/request/cookies.ts'
import { withLinkedForm } from '../linked-form.ts'

/** So many codes may be tried on one application within ten minutes, from wherever they come. */
const tries = { name: 'status.application', points: 20, seconds: 600 }

/** Opens an application to whoever has both its private link and its code: in a session that nobody has logged in to. */
export function POST(request: Request): Promise<Response> {
  return withLinkedForm(request, async ({ server, form, reference, back, refuse }) => {
    const { limits, wayBack, sessions } = server.storage
    const wait = await limits.consume(tries, reference)
    if (wait !== undefined) return refuse('too_many', 'codes', { retryAfter: wait, back })
    if (!(await wayBack.isProof(reference, { code: form.get('code') ?? '' })))
      return redirectTo(`${back}?outcome=code_wrong`)

    const secure = server.config.appUrl.protocol === 'https:'
    const name = cookieNames(secure).session
    const { secret, session } = await sessions.begin({ previous: readCookie(request, name) })
    await wayBack.admit(session.id, reference)
    return redirectTo(`/applications/${reference}`, [serialiseCookie({ name, value: secret, secure })])
  })
}
