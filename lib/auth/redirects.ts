import type { AttemptOrigin } from 'singpass-client'
import type { Outcome } from './outcome.ts'
import { ownPath } from './request/own-path.ts'

/**
 * Answers a post or a callback with 303 to one of our own pages; whatever is no path of ours leads home. Nothing is
 * cached, no referrer leaves.
 */
export function redirectTo(path: string, cookies: readonly string[] = []): Response {
  return seeOther(ownPath(path), cookies)
}

function seeOther(location: string, cookies: readonly string[]): Response {
  const headers = new Headers({ location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers })
}

/** The page that tells how a trip ended: that of its application where it was to show one, else the product's. */
export function afterTrip({ origin, ...end }: { origin: AttemptOrigin; outcome: Outcome; reference?: string }): string {
  const { product, application } = origin
  if (!application) return toProduct({ product, ...end })
  return end.outcome === 'retrieved' ? `/applications/${application}` : `/status?outcome=${end.outcome}`
}

/** The form after a retrieval, else the product's two ways in. */
function toProduct({ product, outcome, reference }: { product: string; outcome: Outcome; reference?: string }): string {
  if (outcome === 'retrieved') return `/${product}/apply?welcome=1`
  const query = new URLSearchParams({ outcome, ...(reference && outcome !== 'declined' ? { ref: reference } : {}) })
  return `/${product}?${query}`
}

/**
 * next-auth's answer, sent elsewhere, which may be Singpass. Its cookies are kept, but for the one that remembers an address, and all end with
 * the browser: on a shared one nobody finds the login of who was there before.
 */
export function withLocation(response: Response, location: string): Response {
  const cookies = response.headers.getSetCookie().filter((cookie) => !cookie.includes('callback-url'))
  return seeOther(location, cookies.map(untilBrowserCloses))
}

/** A cookie that is deleted keeps its date, which is in the past. */
function untilBrowserCloses(cookie: string): string {
  const isDeleted = /^[^=]+=(?:;|$)/.test(cookie)
  return isDeleted ? cookie : cookie.replaceAll(/;\s*(?:expires|max-age)=[^;]*/gi, '')
}
