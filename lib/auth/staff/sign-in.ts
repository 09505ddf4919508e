import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { redirectTo, withLocation } from '../redirects.ts'
import { type StaffAuthSettings, staffAuthOptions, staffProvider } from './options.ts'

/** Sends the browser to the bank's provider. The caller has guarded the post. Throws when the provider cannot be found. */
export async function startStaffSignIn(settings: StaffAuthSettings, browserToken: string): Promise<Response> {
  const next = await import('next/server')
  const body = new URLSearchParams({ csrfToken: browserToken, callbackUrl: new URL('/staff', settings.appUrl).href })
  const request = new next.NextRequest(new URL(`/api/auth/signin/${staffProvider}`, settings.appUrl), {
    method: 'POST',
    body: body.toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  const response = await throughNextAuth(settings, request, 'signin')
  const location = response.headers.get('location') ?? ''
  // What failed leads to one of our own pages.
  if (!URL.canParse(location) || new URL(location).origin === settings.appUrl.origin)
    return redirectTo('/staff?outcome=unreachable')
  return withLocation(response, location)
}

/** Ends the sign-in that the provider has sent back: with a session, or with a page that says that there is none. */
export async function endStaffSignIn(settings: StaffAuthSettings, request: NextRequest): Promise<Response> {
  const response = await throughNextAuth(settings, request, 'callback')
  const location = response.headers.get('location') ?? ''
  const failed = location === '' || new URL(location, settings.appUrl).searchParams.has('error')
  return withLocation(response, failed ? '/staff?outcome=failed' : '/staff')
}

function throughNextAuth(settings: StaffAuthSettings, request: NextRequest, action: string): Promise<Response> {
  const context = { params: Promise.resolve({ nextauth: [action, staffProvider] }) }
  return NextAuth(request, context, staffAuthOptions(settings))
}
