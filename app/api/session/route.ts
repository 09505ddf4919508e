import { redirectTo } from '@/lib/auth/redirects.ts'
import { cookieNames, readCookie } from '@/lib/auth/request/cookies.ts'
import { ownPath } from '@/lib/auth/request/own-path.ts'
import { withPostedForm } from '../posted-form.ts'

/**
 * Extends the session on the applicant's word. A script is answered with the new end (epoch milliseconds) and the
 * milliseconds left until then, null when it has ended; a plain form goes back to its page.
 */
export async function POST(request: Request): Promise<Response> {
  return withPostedForm({ request, route: 'session', back: '/' }, async ({ server, form }) => {
    const name = cookieNames(server.config.appUrl.protocol === 'https:').session
    const expiresAt = await server.storage.sessions.extend(readCookie(request, name) ?? '')
    if (!request.headers.get('accept')?.includes('application/json'))
      return redirectTo(ownPath(form.get('returnTo') ?? '/'))
    const end = expiresAt === undefined ? { expiresAt: null, left: null } : { expiresAt, left: expiresAt - Date.now() }
    return Response.json(end, { headers: { 'cache-control': 'no-store' } })
  })
}
