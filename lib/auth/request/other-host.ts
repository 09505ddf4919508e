/** What a request says of the host that it was sent to, and where it may be sent instead. */
interface Asked {
  method: string
  headers: Pick<Headers, 'get'>
  /** The path and the query of a page. */
  pathname: string
  search: string
}

/** Marks a browser that was sent on: where a proxy hides the host, it comes back the same, and is let in. */
export const movedCookie = { name: 'moved', seconds: 10 } as const

/**
 * The address of the same page at the host of `appUrl`, for a page that was opened under another name of it; undefined
 * for one that may be answered here. Only there do forms and logins work: cookies and origins are of one host.
 *
 * The answer is never at another host than `appUrl`'s, whatever was asked for. From a machine of its own an address like
 * `localhost` cannot be reached, so nobody is sent there who has not asked for a name of the loopback already.
 */
export function addressAtHome({ method, headers, pathname, search }: Asked, appUrl: URL): URL | undefined {
  const asked = askedHost(headers)
  const forwarded = (headers.get('x-forwarded-host') ?? '').split(',').map((host) => host.trim())
  if (asked === undefined || [asked, ...forwarded].includes(appUrl.host) || !['GET', 'HEAD'].includes(method))
    return undefined
  if (isLoopback(appUrl.host) && !isLoopback(asked)) return undefined
  if (headers.get('cookie')?.includes(`${movedCookie.name}=1`)) return undefined

  const home = new URL(appUrl)
  home.pathname = pathname
  home.search = search
  return home
}

/** The host that a request names, as far as it is one; never more of what somebody wrote there. */
export function askedHost(headers: Pick<Headers, 'get'>): string | undefined {
  const host = headers.get('host')?.toLowerCase() ?? ''
  return /^(?:[a-z\d.-]{1,253}|\[[\da-f:.]{2,45}\])(?::\d{1,5})?$/.test(host) ? host : undefined
}

function isLoopback(host: string): boolean {
  return /^(?:(?:[\w-]+\.)*localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/.test(host)
}
