import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * The one cookie that every page sets: `token|sha256(token + secret)`, which is next-auth's own CSRF cookie.
 *
 * It binds forms and logins to a browser: its token stands in every form, and an attempt remembers the token's hash.
 * It survives a login, unlike the session, so that two tabs can be away at Singpass at once.
 */
export function createBrowserCookie(secret: string, token = randomBytes(32).toString('hex')): string {
  return `${token}|${seal(token, secret)}`
}

/**
 * Whether an answer may give the browser a new cookie: only one to a page that it goes to by itself.
 *
 * A cookie that is `Lax` is missing from what another site posts or embeds, so its absence says nothing there, and a
 * new one would take the place of the one that open forms and running logins are bound to. A link from another site is
 * followed with the cookie.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9110.html#section-9.2.1 RFC 9110, 9.2.1} Safe methods
 */
export function mayReceiveCookie({ method, headers }: Pick<Request, 'method' | 'headers'>): boolean {
  const site = headers.get('sec-fetch-site') ?? 'none'
  if (method !== 'GET' || headers.get('sec-purpose')?.includes('prefetch')) return false
  return ['none', 'same-origin'].includes(site) || headers.get('sec-fetch-dest') === 'document'
}

/**
 * The token of a genuine browser cookie; undefined for an absent, altered or foreign one. One of the secret that was
 * used before is genuine too, so that changing it ends no open form.
 */
export function readBrowserToken(
  cookie: string | undefined,
  secret: string,
  formerSecret: string = secret,
): string | undefined {
  const [token = '', hash = ''] = decodeURIComponentSafely(cookie ?? '').split('|')
  const isGenuine = [secret, formerSecret].some((one) => isSame(hash, seal(token, one)))
  return /^[0-9a-f]{64}$/.test(token) && isGenuine ? token : undefined
}

/** What an attempt remembers of a browser: a hash, so that the store holds nothing that a cookie could be made of. */
export function hashBrowserToken(token: string): string {
  return createHash('sha256').update(`browser:${token}`).digest('base64url')
}

/** Compares two texts in time that does not depend on where they differ. */
export function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}

function seal(token: string, secret: string): string {
  return createHash('sha256').update(`${token}${secret}`).digest('hex')
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
