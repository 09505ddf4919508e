import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { readBeforePage } from '@/app/api/before-page.ts'
import { languageCookie } from '@/app/api/language-cookie.ts'
import { createBrowserCookie, mayReceiveCookie, readBrowserToken } from '@/lib/auth/request/browser-cookie.ts'
import { cookieAttributes, cookieNames } from '@/lib/auth/request/cookies.ts'
import { linkedLanguage } from '@/lib/auth/request/linked-language.ts'
import { config as settings } from '@/lib/config/config.ts'
import { contentSecurityPolicy } from '@/lib/server/content-security-policy.ts'

/**
 * Gives each page its nonce, what it shows of its session, and each browser its cookie; answers in a page's place when
 * the store is away, which a page that is being drawn no longer can. No rule of access lives here.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const { path, language } = linkedLanguage(request.nextUrl)
  const read = await readBeforePage(request, path)
  if (read.away) return read.away
  const { appUrl, authSecret, formerAuthSecret, v3, fapi, staff, production, demo } = settings()
  const secure = appUrl.protocol === 'https:'
  const { browser: name, language: languageName } = cookieNames(secure)
  const isStaff = request.nextUrl.pathname === '/staff' || request.nextUrl.pathname.startsWith('/staff/')
  const nonce = randomBytes(16).toString('base64')
  const policy = contentSecurityPolicy({
    nonce,
    production,
    v3Url: v3?.url,
    issuer: [...fapi.values()][0]?.issuer,
    staffIssuer: isStaff ? staff?.issuer : undefined,
    framed: process.env.BUILT_FOR_DEMO === '1' && demo && request.headers.get('sec-fetch-dest') === 'iframe',
  })

  const held = request.cookies.get(name)?.value
  const known = readBrowserToken(held, authSecret)
  // The same token under the new secret: what is open in this browser goes on.
  const token = known ?? readBrowserToken(held, authSecret, formerAuthSecret)
  const cookie = known || !mayReceiveCookie(request) ? undefined : createBrowserCookie(authSecret, token)
  if (cookie) request.cookies.set(name, cookie)
  if (language) request.cookies.set(languageName, language)

  const headers = new Headers(request.headers)
  headers.set('cookie', request.cookies.toString())
  headers.set('x-nonce', nonce)
  headers.set('x-was-here', token ? '1' : '0')
  headers.set('x-path', path)
  headers.set('x-visit', read.handedOver ?? '')
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  response.headers.set('cache-control', 'no-store')
  response.headers.set('x-robots-tag', 'noindex')
  // The address of a private link is a secret. `no-referrer` would also take the origin from its form's post.
  if (/^\/(resume|status)\//.test(request.nextUrl.pathname)) response.headers.set('referrer-policy', 'strict-origin')
  if (cookie) response.cookies.set(name, cookie, cookieAttributes(secure))
  if (language) response.headers.append('set-cookie', languageCookie(language, appUrl))
  return response
}

/** Whatever may be answered with a page, one that says there is none too: all but handlers and files that are there. */
export const config = {
  matcher: [
    '/((?!api/|_next/|\\.well-known/|brand/|refusal\\.css$|public-sans\\.woff2$|manifest\\.webmanifest$|icon-512\\.png$|favicon\\.ico$|opengraph-image|icon\\.svg$|applications/[^/]+/receipt\\.pdf$).*)',
  ],
}
