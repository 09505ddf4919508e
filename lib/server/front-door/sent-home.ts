import type { IncomingMessage, Server } from 'node:http'
import { serialiseCookie } from '@/lib/auth/request/cookies.ts'
import { addressAtHome, askedHost, movedCookie } from '@/lib/auth/request/other-host.ts'
import { firstSeen } from '../first-seen.ts'
import { record } from '../log.ts'

/** Each name is told once: whoever opens it twice tells nothing new. */
const unknownNames = firstSeen()

const apart = new WeakSet<Server>()

/** Marks a server of this process that is no part of the site: who asks it is answered by it, under whatever name. */
export function standsApart(server: Server): Server {
  apart.add(server)
  return server
}

/** Whether a server is part of the site. */
export function isSite(server: Server): boolean {
  return !apart.has(server)
}

/** What is no page: handlers, files, and what other machines ask for by any name. */
const noPage = /^\/(?:api\/|_next\/|\.well-known\/|brand\/)|\.(?:css|svg|pdf|ico|txt|json|webmanifest|png)$/

/**
 * The headers that send who opened a page under another name of this host to its own, where forms and logins work. It
 * is done here because Next.js makes an address at its own host name relative, which leads back to the other name.
 */
export function sentHome(
  { method = '', url = '', headers }: IncomingMessage,
  appUrl: URL,
): Record<string, string> | undefined {
  const [pathname = '/', query] = url.split('?', 2)
  if (noPage.test(pathname)) return undefined
  const given = new Headers()
  for (const name of ['host', 'cookie', 'x-forwarded-host']) given.set(name, [headers[name] ?? ''].flat().join(','))
  const home = addressAtHome({ method, headers: given, pathname, search: query ?? '' }, appUrl)
  const asked = askedHost(given)
  if (asked !== undefined && asked !== appUrl.host && unknownNames([asked]).length > 0)
    record('warn', { event: 'other_host', asked, expected: appUrl.host, sent: home !== undefined })
  if (!home) return undefined
  const cookie = {
    name: movedCookie.name,
    value: '1',
    secure: appUrl.protocol === 'https:',
    maxAge: movedCookie.seconds,
  }
  return { location: home.href, 'cache-control': 'no-store', 'set-cookie': serialiseCookie(cookie) }
}
