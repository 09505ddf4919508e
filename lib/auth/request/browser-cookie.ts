import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * The one cookie that every page sets: `token|sha256(token + secret)`, which is next-auth's own CSRF cookie.
 *
 * It binds forms and logins to a browser: its token stands in every form, and an attempt remembers the token's hash.
 * It survives a login, unlike the session, so that two tabs can be away at Singpass at once.
 */
export function createBrowserCookie(secret: string): string {
  const token = randomBytes(32).toString('hex')
  return `${token}|${seal(token, secret)}`
}

/** The token of a genuine browser cookie; undefined for an absent, altered or foreign one. */
export function readBrowserToken(cookie: string | undefined, secret: string): string | undefined {
  const [token = '', hash = ''] = decodeURIComponentSafely(cookie ?? '').split('|')
  return /^[0-9a-f]{64}$/.test(token) && isSame(hash, seal(token, secret)) ? token : undefined
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
