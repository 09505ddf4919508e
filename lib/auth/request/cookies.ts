/**
 * Names of our cookies; with https each carries the `__Host-` prefix, but for the one that shows a private link, which
 * is sent to that page alone and so has a path.
 */
export function cookieNames(secure: boolean): {
  session: string
  browser: string
  language: string
  savedLink: string
  /** The session of a member of staff. */
  staff: string
} {
  const prefix = secure ? '__Host-' : ''
  return {
    session: `${prefix}session`,
    browser: `${prefix}browser`,
    language: `${prefix}language`,
    staff: `${prefix}staff`,
    savedLink: secure ? '__Secure-saved-link' : 'saved-link',
  }
}

/** `Lax`, because a `Strict` cookie is missing when the browser comes back from Singpass. */
export function cookieAttributes(secure: boolean): { httpOnly: true; sameSite: 'lax'; path: '/'; secure: boolean } {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure }
}

/** Serialises a `Set-Cookie` header; without `maxAge` (seconds) the cookie ends with the browser. */
export function serialiseCookie({
  name,
  value,
  secure,
  maxAge,
  path = '/',
}: {
  name: string
  value: string
  secure: boolean
  maxAge?: number
  path?: string
}): string {
  const age = maxAge === undefined ? '' : `; Max-Age=${maxAge}`
  return `${name}=${encodeURIComponent(value)}; Path=${path}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}${age}`
}

/**
 * `Set-Cookie` headers that leave nothing of a visit in the browser: its session, its form token, and the private link
 * that each product's own page may be showing. The language stays, since it says nothing of anyone.
 */
export function forgottenCookies({ secure, products }: { secure: boolean; products: readonly string[] }): string[] {
  const { session, browser, savedLink } = cookieNames(secure)
  const links = products.map((product) => ({ name: savedLink, path: savedLinkPath(product) }))
  return [{ name: session }, { name: browser }, ...links].map((cookie) =>
    serialiseCookie({ ...cookie, value: '', secure, maxAge: 0 }),
  )
}

/** The one page of a product that is sent its private link. */
export function savedLinkPath(product: string): string {
  return `/${product}/saved`
}

/** Reads one cookie of a request; undefined when it is absent. */
export function readCookie(request: Request, name: string): string | undefined {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim().split('='))
  const value = pairs
    .find(([key]) => key === name)
    ?.slice(1)
    .join('=')
  return value || undefined
}
