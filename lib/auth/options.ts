import type { AuthOptions } from 'next-auth'
import { sessionLimits } from '@/lib/onboarding/session-limits.ts'
import type { SessionStore } from '@/lib/onboarding/stores.ts'
import { myinfoProvider, type ProviderRequest } from './provider.ts'
import { cookieAttributes, cookieNames } from './request/cookies.ts'

/** What the login of applicants is set up with. */
export interface AuthSettings {
  appUrl: URL
  authSecret: string
  /** What `authSecret` was before it was changed: cookies of it are still genuine. */
  formerAuthSecret?: string
  connections: readonly string[]
  sessions: SessionStore
}

/**
 * next-auth's options for one request.
 *
 * The session cookie is the bare secret that the session store made: 43 characters that say nothing, found by their
 * hash, ended by deleting a row. next-auth's logger would print profiles and errors of its own, so it is silent here;
 * the handler records what happened.
 */
export function authOptions({
  settings,
  request = {},
}: {
  settings: AuthSettings
  request?: ProviderRequest
}): AuthOptions {
  const secure = settings.appUrl.protocol === 'https:'
  const names = cookieNames(secure)
  const silent = () => undefined

  return {
    secret: settings.authSecret,
    providers: settings.connections.map((connection) => myinfoProvider({ connection, request })),
    session: { strategy: 'jwt', maxAge: sessionLimits.absolute / 1000 },
    cookies: {
      sessionToken: { name: names.session, options: cookieAttributes(secure) },
      csrfToken: { name: names.browser, options: cookieAttributes(secure) },
    },
    pages: { signIn: '/', error: '/' },
    jwt: {
      encode: async ({ token }) => (typeof token?.secret === 'string' ? token.secret : ''),
      decode: async ({ token }) => (token && (await settings.sessions.find(token)) ? { secret: token } : null),
    },
    callbacks: {
      jwt: ({ token, profile }) => (profile && 'secret' in profile ? { secret: profile.secret } : token),
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.secret === 'string') await settings.sessions.end(token.secret)
      },
    },
    logger: { error: silent, warn: silent, debug: silent },
  }
}
