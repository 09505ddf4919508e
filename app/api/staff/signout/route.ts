import { redirectTo } from '@/lib/auth/redirects.ts'
import { cookieNames, readCookie, serialiseCookie } from '@/lib/auth/request/cookies.ts'
import { withPostedForm } from '../../posted-form.ts'

/** Ends the session of a member of staff. */
export function POST(request: Request): Promise<Response> {
  return withPostedForm({ request, route: 'staff-signout', back: '/staff' }, async ({ server }) => {
    const secure = server.config.appUrl.protocol === 'https:'
    const name = cookieNames(secure).staff
    const secret = readCookie(request, name)
    if (secret) await server.storage.staffSessions.end(secret)
    return redirectTo('/staff?outcome=done', [serialiseCookie({ name, value: '', secure, maxAge: 0 })])
  })
}
