const singpassHosts = ['https://*.singpass.gov.sg', 'https://*.myinfo.gov.sg']

/**
 * The policy of one page.
 *
 * `form-action` names where the sign-in form may lead: a browser without scripts follows the redirect of a post, and
 * applies this rule to every hop of it.
 */
export function contentSecurityPolicy({
  nonce,
  production,
  v3Url,
  issuer,
  staffIssuer,
  framed = false,
}: {
  nonce: string
  production: boolean
  v3Url?: string
  issuer?: string
  /** Where the form on the pages of staff may lead. */
  staffIssuer?: string
  /** Pages of our own may show this one in a frame, as the presenter of a demo does. Nobody may, when absent. */
  framed?: boolean
}): string {
  const targets = [v3Url, issuer, staffIssuer].flatMap((url) => (url ? [new URL(url).origin] : []))
  const development = production ? '' : " 'unsafe-eval'"
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development}`,
    production ? `style-src 'self' 'nonce-${nonce}'` : "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    `frame-ancestors ${framed ? "'self'" : "'none'"}`,
    `form-action 'self' ${[...new Set([...targets, ...singpassHosts])].join(' ')}`,
  ].join('; ')
}
