import { errorReference } from '@/lib/auth/error-reference.ts'
import { cookieNames, readCookie } from '@/lib/auth/request/cookies.ts'
import { ownPath } from '@/lib/auth/request/own-path.ts'
import { record } from '@/lib/server/log.ts'
import { getServer } from '@/lib/server/server.ts'
import { refuse } from './refusal.ts'
import { requestLanguage } from './request-language.ts'

/**
 * The page with 503 for someone whose page needs the store while the database is away; undefined for everyone else.
 *
 * Asked before a page is drawn: by then its status is decided, and its own error page needs scripts. Without a session
 * a page reads nothing, and is served, but for the one behind a private link.
 */
export async function storeAway(request: Request): Promise<Response | undefined> {
  const { config, storage } = await getServer()
  const { pathname, search } = new URL(request.url)
  const session = readCookie(request, cookieNames(config.appUrl.protocol === 'https:').session)
  const reads =
    (session !== undefined && pathname !== '/problem') ||
    pathname.startsWith('/resume/') ||
    pathname.startsWith('/status/') ||
    pathname.startsWith('/staff')
  return !reads || (await storage.ready()) ? undefined : storeIsAway(request, 'page', ownPath(pathname + search))
}

/** Records that the database is away and answers with its page. */
export function storeIsAway(request: Request, route: string, back = '/'): Response {
  const reference = errorReference()
  record('error', { event: 'storage_unavailable', route, reference })
  return refuse({ refusal: 'away', reference, back, retryAfter: 10, language: requestLanguage(request) })
}
