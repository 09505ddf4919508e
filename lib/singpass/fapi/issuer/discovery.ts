import { buildCheck, type Check } from '../../trace/check.ts'
import { callMilliseconds, startDeadline } from '../../upstream/deadline.ts'
import { callUpstream, refuseOutage, type Upstream } from '../../upstream/http.ts'
import { readJsonObject } from '../../upstream/json.ts'
import { type IssuerRules, isEndpointOf } from './issuer.ts'

const endpoints = [
  'pushed_authorization_request_endpoint',
  'authorization_endpoint',
  'token_endpoint',
  'userinfo_endpoint',
  'jwks_uri',
] as const

/** What discovery tells us and we rely on; nothing else of the document is kept. */
export type ServerMetadata = Readonly<Record<'issuer' | (typeof endpoints)[number], string>>

/**
 * Fetches the issuer's metadata.
 *
 * Guarantees that the document names exactly this issuer, and that each endpoint is https and on the issuer's own
 * host or domain.
 *
 * @throws SingpassError `unavailable`, or `response_invalid` (`discovery.issuer`, `discovery.<endpoint>`).
 * @see {@link https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfigurationValidation OpenID Connect Discovery, 4.3}
 */
export async function fetchMetadata(issuer: string, rules: IssuerRules, upstream: Upstream): Promise<ServerMetadata> {
  const answer = await callUpstream(
    {
      endpoint: 'discovery',
      method: 'GET',
      url: new URL(`${issuer}/.well-known/openid-configuration`),
      headers: { accept: 'application/json' },
      deadline: startDeadline(callMilliseconds),
    },
    upstream,
  )
  refuseOutage(answer, 'discovery')

  return parseMetadata(readJsonObject(answer, 'discovery'), { issuer, rules, trace: upstream.trace })
}

interface Expected {
  issuer: string
  rules: IssuerRules
  trace?: Upstream['trace']
}

function parseMetadata(document: Record<string, unknown>, { issuer, rules, trace }: Expected): ServerMetadata {
  const check: Check = buildCheck({ endpoint: 'discovery', of: 'discovery', trace })
  check('discovery.issuer', document.issuer === issuer, 'discovery names another issuer')

  const endpointOf = (name: (typeof endpoints)[number]): string => {
    const value = document[name]
    check(`discovery.${name}`, isEndpointOf(issuer, value, rules), `discovery member "${name}" is not of the issuer`)
    return value
  }
  return {
    issuer,
    pushed_authorization_request_endpoint: endpointOf('pushed_authorization_request_endpoint'),
    authorization_endpoint: endpointOf('authorization_endpoint'),
    token_endpoint: endpointOf('token_endpoint'),
    userinfo_endpoint: endpointOf('userinfo_endpoint'),
    jwks_uri: endpointOf('jwks_uri'),
  }
}
