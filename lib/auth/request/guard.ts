import { isSame, readBrowserToken } from './browser-cookie.ts'
import { cookieNames, readCookie } from './cookies.ts'

/** What a post of a form is: from one of our pages in this browser, or refused with the reason. */
export type Guarded =
  | { kind: 'genuine'; browserToken: string }
  /** `foreign`: another site, or no proof that it is ours. `cookies`: the browser keeps no cookies. */
  | { kind: 'refused'; reason: 'foreign' | 'cookies' }

/**
 * Whether a post comes from one of our own pages in this very browser.
 *
 * Two lines of defence: what the browser says of the sending site (`Origin`, `Sec-Fetch-Site`), and the token of the
 * form against the browser's cookie. Either alone refuses.
 */
export function guardPost({
  request,
  form,
  appUrl,
  authSecret,
  formerAuthSecret,
}: {
  request: Request
  form: URLSearchParams
  appUrl: URL
  authSecret: string
  formerAuthSecret?: string
}): Guarded {
  const site = request.headers.get('sec-fetch-site')
  if (request.headers.get('origin') !== appUrl.origin) return { kind: 'refused', reason: 'foreign' }
  if (site !== null && site !== 'same-origin') return { kind: 'refused', reason: 'foreign' }

  const cookie = readCookie(request, cookieNames(appUrl.protocol === 'https:').browser)
  if (cookie === undefined) return { kind: 'refused', reason: 'cookies' }
  const browserToken = readBrowserToken(cookie, authSecret, formerAuthSecret)
  if (!browserToken || !isSame(browserToken, form.get('csrfToken') ?? '')) return { kind: 'refused', reason: 'foreign' }
  return { kind: 'genuine', browserToken }
}
