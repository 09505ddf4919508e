/** The two issuers that Singpass runs, exactly as they name themselves. */
const issuers = {
  staging: 'https://stg-id.singpass.gov.sg/fapi',
  production: 'https://id.singpass.gov.sg/fapi',
} as const

/** Hosts of Singpass share this domain, under which only the agency can register names. */
const singpassDomain = '.singpass.gov.sg'

/**
 * The issuer of a Singpass environment.
 *
 * @see Singpass documentation, "OpenID Provider Configuration"
 */
export function singpassIssuer(environment: 'staging' | 'production'): string {
  return issuers[environment]
}

/** Says whether this is the issuer that serves real people. */
export function isProductionIssuer(issuer: string): boolean {
  return issuer === issuers.production
}

/** Where an issuer may be. */
export interface IssuerRules {
  /** Allows http for a counterpart on this machine. */
  allowInsecureLoopback?: boolean
}

/**
 * What is wrong with an issuer setting, as one sentence without the value; nothing when it may be used.
 *
 * On Singpass's own domain only the two FAPI issuers pass: the others there belong to retired APIs, whose tokens would
 * carry another issuer.
 */
export function issuerFault(issuer: string, rules: IssuerRules = {}): string | undefined {
  const url = parseUrl(issuer)
  if (!url) return 'the issuer is not a URL'
  if (!isPlain(url) || issuer.endsWith('/'))
    return 'the issuer must have no credentials, query, fragment or final slash'
  if (!isSecure(url, rules)) return 'the issuer must be https (http only for an allowed loopback address)'
  if (isSingpassHost(url) && issuer !== issuers.staging && issuer !== issuers.production) {
    return 'the issuer is not one of the two that Singpass runs for FAPI 2.0'
  }
  return undefined
}

/**
 * Says whether an endpoint may belong to this issuer: https, and on the issuer's host or, for Singpass, on its domain.
 *
 * A discovery document that sends keys or tokens elsewhere is refused, even when it names the right issuer.
 */
export function isEndpointOf(issuer: string, endpoint: unknown, rules: IssuerRules = {}): endpoint is string {
  const [home, url] = [parseUrl(issuer), parseUrl(endpoint)]
  if (!home || !url || !isPlain(url) || !isSecure(url, rules)) return false

  return url.host === home.host || (isSingpassHost(home) && isSingpassHost(url) && url.port === '')
}

function isSecure(url: URL, { allowInsecureLoopback = false }: IssuerRules): boolean {
  if (url.protocol === 'https:') return true

  return url.protocol === 'http:' && allowInsecureLoopback && isLoopback(url)
}

/** Without anything that a DPoP proof, which names the bare URL, would not cover. */
function isPlain({ username, password, search, hash }: URL): boolean {
  return username === '' && password === '' && search === '' && hash === ''
}

function isLoopback({ hostname }: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

function isSingpassHost({ hostname }: URL): boolean {
  return hostname.endsWith(singpassDomain)
}

function parseUrl(value: unknown): URL | undefined {
  return typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined
}
