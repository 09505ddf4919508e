import { redirectTo } from '@/lib/auth/redirects.ts'
import { cookieNames, readCookie, serialiseCookie } from '@/lib/auth/request/cookies.ts'
import { withPostedForm } from '../posted-form.ts'

/** A link that leads nowhere; its page says so. */
const gone = '/resume/gone'

/**
 * Uses a private link up: the typed answers belong from now on to a new session of this browser, which nobody has
 * logged in to. Whoever had a session in this browser is not disturbed by a link that does not work.
 */
export async function POST(request: Request): Promise<Response> {
  return withPostedForm({ request, route: 'resume', back: '/' }, async ({ server, form }) => {
    const secret = form.get('link') ?? ''
    const { resumeLinks, sessions } = server.storage
    if (!(await resumeLinks.find(secret))) return redirectTo(gone)

    const secure = server.config.appUrl.protocol === 'https:'
    const name = cookieNames(secure).session
    const begun = await sessions.begin({ previous: readCookie(request, name) })
    const taken = await resumeLinks.take(secret, begun.session.id)
    const cookie = serialiseCookie({ name, value: begun.secret, secure })
    return redirectTo(taken ? `/${taken.product}/apply?outcome=resumed` : gone, [cookie])
  })
}
