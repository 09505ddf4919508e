/** A registered app of Myinfo v3, and where it talks to. */
export interface V3Settings {
  /** The name under which products and stored applications know this connection. */
  connection: string
  /** Up to and including `/v3`, without a trailing slash. */
  baseUrl: string
  context: V3Context
  /** Singpass e-service ID; `gov` cannot do without it, `com` never sends it. */
  eserviceId?: string
  clientId: string
  clientSecret: string
  /** PEM. Several keys may stand in one text: the first signs, all open. */
  privateKey: string
  /** Myinfo's certificates as one PEM text; each is trusted. */
  certificates: string
  /** False for the sandbox, whose requests are unsigned and whose person is plain JSON. */
  signed: boolean
  /** Accepted as `iss` of an access token. */
  issuers: readonly string[]
  /** Accepted as `aud` of an access token. */
  audiences: readonly string[]
  /** How the applicant logs in; Singpass decides when absent. */
  loginType?: 'SINGPASS' | 'QR'
  /** App link that returns a mobile applicant after the Singpass app. */
  appLaunchUrl?: string
  /** UEN of the client on whose behalf a platform asks. */
  subentity?: string
}

/** `com` for the private sector, `gov` for agencies. */
export type V3Context = 'com' | 'gov'

/** Environments of Myinfo v3. */
export type V3EnvironmentName = 'local' | 'sandbox' | 'test' | 'production'

/** How a client differs from its environment. */
export interface V3EnvironmentOptions {
  clientId: string
  /** Replaces the environment's own base URL, up to and including `/v3`: a gateway, or a local counterpart elsewhere. */
  url?: string
}

const hosts: Record<V3EnvironmentName, string> = {
  local: 'http://127.0.0.1:5156',
  sandbox: 'https://sandbox.api.myinfo.gov.sg',
  test: 'https://test.api.myinfo.gov.sg',
  production: 'https://api.myinfo.gov.sg',
}

/**
 * Gives what an environment fixes: base URL, whether requests are signed, and who may issue tokens for whom.
 *
 * The real hosts name the app as audience. Older tokens, the sandbox and MockPass say `myinfo` instead, which is
 * accepted away from test and production only. A replaced URL may issue tokens under its own name as well.
 */
export function v3Environment(env: V3EnvironmentName, context: V3Context, { clientId, url }: V3EnvironmentOptions) {
  const baseUrl = (url ?? defaultBaseUrl(env, context)).replace(/\/+$/, '')
  const origins = [...new Set([new URL(hosts[env]).origin, new URL(baseUrl).origin])]
  const legacyNames = env === 'local' || env === 'sandbox'

  return {
    baseUrl,
    signed: env !== 'sandbox',
    issuers: origins.flatMap((origin) => issuersAt(origin, legacyNames)),
    audiences: legacyNames ? [clientId, 'myinfo'] : [clientId],
  } satisfies Partial<V3Settings>
}

function defaultBaseUrl(env: V3EnvironmentName, context: V3Context): string {
  return env === 'local' ? `${hosts.local}/myinfo/v3` : `${hosts[env]}/${context}/v3`
}

function issuersAt(origin: string, legacyNames: boolean): string[] {
  const current = [`${origin}/serviceauth/myinfo-com`, `${origin}/serviceauth/myinfo-gov`]

  return legacyNames ? [...current, `${origin}/consent/oauth2/consent/myinfo-com`] : current
}
