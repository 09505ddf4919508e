import { errorReference } from '@/lib/auth/error-reference.ts'
import { cookieNames, readCookie } from '@/lib/auth/request/cookies.ts'
import { ownPath } from '@/lib/auth/request/own-path.ts'
import { record } from '@/lib/server/log.ts'
import { getServer, StorageUnavailable } from '@/lib/server/server.ts'
import { handOver } from '@/lib/server/visits/handed-over.ts'
import { readVisit } from '@/lib/server/visits/read-visit.ts'
import { refuse } from './refusal.ts'
import { requestLanguage } from './request-language.ts'

/** Pages that need the store although there is no session, and those of staff, who have one of their own. */
const behindTheStore = /^\/(?:resume\/|status\/|staff)/

/**
 * Reads what the page of a request shows of its session, before the page is drawn: by then its status is decided, and
 * its own error page needs scripts. While the database is away, the page with 503 for whoever needs it; without a
 * session a page reads nothing, and is served, but for those behind a private link and those of staff.
 */
export async function readBeforePage(
  request: Request,
  path: string,
): Promise<{ away: Response } | { away?: undefined; handedOver?: string }> {
  const server = await getServer()
  const { pathname, search } = new URL(request.url)
  if (pathname === '/problem') return {}
  const secret = readCookie(request, cookieNames(server.config.appUrl.protocol === 'https:').session)
  const away = () => ({ away: storeIsAway(request, 'page', ownPath(pathname + search)) })
  if (behindTheStore.test(pathname) && !(await server.storage.ready())) return away()
  if (secret === undefined) return {}
  try {
    return { handedOver: handOver(await readVisit(server, { secret, path })) }
  } catch (failure) {
    // Anything else befalls the page once more, which records it and says so.
    return failure instanceof StorageUnavailable ? away() : {}
  }
}

/** Records that the database is away and answers with its page. */
export function storeIsAway(request: Request, route: string, back = '/'): Response {
  const reference = errorReference()
  record('error', { event: 'storage_unavailable', route, reference })
  return refuse({ refusal: 'away', reference, back, retryAfter: 10, language: requestLanguage(request) })
}
