import type { OAuthConfig } from 'next-auth/providers/oauth'

/** What next-auth learns of an applicant: an opaque session secret, and nothing else. */
export interface OpaqueProfile {
  secret: string
}

/** The one request that a provider is built for: where to send the browser, or how to end the trip. */
export interface ProviderRequest {
  authorizationUrl?: URL
  /** Exchanges the callback for a person, keeps it, and returns the new session's secret. */
  retrieve?: () => Promise<OpaqueProfile>
}

/**
 * Our next-auth provider: one for each connection, built anew for every request.
 *
 * next-auth's own checks are off because `token.request` is overridden, which would leave them half done: `state`,
 * browser, `iss`, `nonce` and PKCE are checked by the attempt store and by `lib/singpass`, which have their own tests.
 * No token passes through next-auth, so none can reach a cookie, a log or an adapter.
 */
export function myinfoProvider({
  connection,
  request,
}: {
  connection: string
  request: ProviderRequest
}): OAuthConfig<OpaqueProfile> {
  const placeholder = 'https://unused.invalid/'
  let profile: OpaqueProfile | undefined

  return {
    id: connection,
    name: 'Singpass',
    type: 'oauth',
    checks: ['none'],
    client: { token_endpoint_auth_method: 'none' },
    clientId: connection,
    authorization: {
      url: request.authorizationUrl?.href ?? placeholder,
      params: { scope: undefined, response_type: undefined, redirect_uri: undefined, client_id: undefined },
    },
    token: {
      url: placeholder,
      async request() {
        profile = await request.retrieve?.()
        return { tokens: {} }
      },
    },
    userinfo: {
      url: placeholder,
      request: () =>
        profile
          ? Promise.resolve({ sub: profile.secret, ...profile })
          : Promise.reject(new Error('nothing was retrieved')),
    },
    profile: ({ secret }) => ({ id: secret, secret }),
  }
}
