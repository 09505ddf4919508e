import NextAuth from 'next-auth'
import { errorReference } from './error-reference.ts'
import type { LoginServices } from './login-services.ts'
import { authOptions } from './options.ts'
import { outcomeOf } from './outcome.ts'
import { afterTrip, redirectTo, withLocation } from './redirects.ts'
import { hashBrowserToken } from './request/browser-cookie.ts'

/**
 * Sends the browser to Singpass: starts an attempt, hands the rest of the sign-in to next-auth, and redirects to
 * exactly the address that the client built.
 *
 * The caller has guarded the post already and decided what is left out. A connection that the product does not use is
 * as unknown as one that does not exist. next-auth merges the query of a sign-in into the authorization request, so it
 * is given the request without one. Throws when the database is away.
 */
export async function signIn({
  services,
  connection,
  productId,
  browserToken,
  withoutAgencies = [],
  application,
}: {
  services: LoginServices
  connection: string
  productId: string
  browserToken: string
  /** Agencies that are closed, whose items this login goes without. */
  withoutAgencies?: readonly string[]
  /** The application whose standing the login is to show. */
  application?: string
}): Promise<Response> {
  const client = services.client(connection)
  const product = services.product(productId)
  if (!client || !product || !services.connections(product).includes(connection)) return redirectTo('/')

  const origin = { product: product.id, application, withoutAgencies }
  try {
    const redirectUri = new URL(`/api/auth/callback/${connection}`, services.settings.appUrl).href
    const scopes = application
      ? services.fewestScopes(product, connection)
      : services.scopes(product, connection, withoutAgencies)
    const { url, attempt } = await client.authorise({ scopes, purpose: product.purpose, redirectUri })
    await services.attempts.put(attempt, { ...origin, browser: hashBrowserToken(browserToken) })
    services.events.started({ connection, product: product.id })
    return withLocation(await throughNextAuth({ services, connection, browserToken, authorizationUrl: url }), url.href)
  } catch (failure) {
    if (services.isStorageAway(failure)) throw failure
    const reference = errorReference()
    services.events.failed({ connection, product: product.id, failure, reference })
    return redirectTo(afterTrip({ origin: { ...origin, browser: '' }, outcome: outcomeOf(failure), reference }))
  }
}

async function throughNextAuth({
  services,
  connection,
  browserToken,
  authorizationUrl,
}: {
  services: LoginServices
  connection: string
  browserToken: string
  authorizationUrl: URL
}): Promise<Response> {
  const address = new URL(`/api/auth/signin/${connection}`, services.settings.appUrl)
  const body = new URLSearchParams({ csrfToken: browserToken, callbackUrl: services.settings.appUrl.href })
  const request = await nextRequest(address, {
    method: 'POST',
    body: body.toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  const response: Response = await NextAuth(
    request,
    { params: Promise.resolve({ nextauth: ['signin', connection] }) },
    authOptions({ settings: services.settings, request: { authorizationUrl } }),
  )
  const location = response.headers.get('location') ?? ''
  if (!location.startsWith(authorizationUrl.origin)) throw new Error('next-auth did not accept the sign-in')
  return response
}

async function nextRequest(address: URL, init: { method: string; body: string; headers: Record<string, string> }) {
  const { NextRequest } = await import('next/server')
  return new NextRequest(address, init)
}
