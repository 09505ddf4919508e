import { createHash } from 'node:crypto'
import type { AuthOptions } from 'next-auth'
import { type RoleClaims, rolesOf } from '@/lib/staff/role-claims.ts'
import type { StaffSessions } from '@/lib/staff/stores.ts'
import { cookieAttributes, cookieNames } from '../request/cookies.ts'

/** What the login of the bank's people is set up with. */
export interface StaffAuthSettings {
  appUrl: URL
  authSecret: string
  staff: { issuer: string; clientId: string; clientSecret: string; roles: RoleClaims }
  sessions: StaffSessions
}

/** The provider's ID in next-auth's paths. */
export const staffProvider = 'staff'

const longestName = 100

/**
 * next-auth's options for the sign-in of staff, beside those of applicants and with a cookie of its own.
 *
 * next-auth checks `state`, `nonce`, PKCE and the ID token here, as it does where nothing is overridden. The cookie is
 * the bare secret of a session that the store made: it holds no name and no role. Whoever signs in shows who they are
 * (`prompt=login`): a session that has ended on a desk that was left is not taken up again by one press.
 */
export function staffAuthOptions({ appUrl, authSecret, staff, sessions }: StaffAuthSettings): AuthOptions {
  const secure = appUrl.protocol === 'https:'
  const names = cookieNames(secure)
  const silent = () => undefined
  return {
    secret: authSecret,
    providers: [
      {
        id: staffProvider,
        name: 'Staff',
        type: 'oauth',
        wellKnown: `${staff.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
        clientId: staff.clientId,
        clientSecret: staff.clientSecret,
        authorization: { params: { scope: 'openid profile', prompt: 'login' } },
        idToken: true,
        checks: ['pkce', 'state', 'nonce'],
        profile: (claims: Claims) => ({ id: String(claims.sub) }),
      },
    ],
    session: { strategy: 'jwt' },
    cookies: {
      sessionToken: { name: names.staff, options: cookieAttributes(secure) },
      csrfToken: { name: names.browser, options: cookieAttributes(secure) },
    },
    pages: { signIn: '/staff', error: '/staff' },
    jwt: {
      encode: async ({ token }) => (typeof token?.secret === 'string' ? token.secret : ''),
      decode: async () => null,
    },
    callbacks: {
      async jwt({ token, profile }) {
        return profile ? await sessions.begin(memberOf(Object(profile), staff)) : token
      },
    },
    logger: { error: silent, warn: silent, debug: silent },
  }
}

type Claims = { readonly [name: string]: unknown }

/** Who signs in, by the claims of their ID token, which was verified. Their ID tells nobody outside who they are. */
export function memberOf(claims: Claims, { issuer, roles }: StaffAuthSettings['staff']) {
  const id = createHash('sha256')
    .update(JSON.stringify([issuer, claims.sub]))
    .digest('base64url')
    .slice(0, 22)
  const given = [claims.name, claims.preferred_username].find((name) => typeof name === 'string' && name.trim() !== '')
  return { id, name: String(given ?? 'Without a name').slice(0, longestName), roles: rolesOf(claims, roles) }
}
