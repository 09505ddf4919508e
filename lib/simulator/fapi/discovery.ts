/** Where everything is, in the simulator's own addresses. */
export interface Endpoints {
  issuer: string
  discovery: string
  par: string
  authorise: string
  token: string
  userinfo: string
  keys: string
}

/** The addresses under an issuer; the keys live at the host's root, as they do at Singpass. */
export function buildEndpoints(issuer: string): Endpoints {
  return {
    issuer,
    discovery: `${issuer}/.well-known/openid-configuration`,
    par: `${issuer}/par`,
    authorise: `${issuer}/auth`,
    token: `${issuer}/token`,
    userinfo: `${issuer}/userinfo`,
    keys: `${new URL(issuer).origin}/.well-known/keys`,
  }
}

/** The endpoint that a request came to, as discovery named it. */
export function readUrl({ endpoints }: { endpoints: Endpoints }, { url = '/' }: { url?: string | undefined }): string {
  return new URL(new URL(url, endpoints.issuer).pathname, endpoints.issuer).href
}

const ALGORITHMS = ['ES256', 'ES384', 'ES512']
const KEY_MANAGEMENT = ['ECDH-ES+A256KW', 'ECDH-ES+A192KW', 'ECDH-ES+A128KW']

interface DiscoveryInput {
  endpoints: Endpoints
  scopes: readonly string[]
  announcesIss: boolean
}

/**
 * The discovery document.
 *
 * @see Singpass developer documentation, Technical Concepts, OpenID Provider Configuration
 */
export function buildDiscovery({ endpoints, scopes, announcesIss }: DiscoveryInput): Record<string, unknown> {
  return {
    issuer: endpoints.issuer,
    authorization_endpoint: endpoints.authorise,
    token_endpoint: endpoints.token,
    userinfo_endpoint: endpoints.userinfo,
    pushed_authorization_request_endpoint: endpoints.par,
    jwks_uri: endpoints.keys,
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code'],
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ALGORITHMS,
    dpop_signing_alg_values_supported: ALGORITHMS,
    id_token_signing_alg_values_supported: ['ES256'],
    userinfo_signing_alg_values_supported: ['ES256'],
    id_token_encryption_alg_values_supported: KEY_MANAGEMENT,
    id_token_encryption_enc_values_supported: ['A256CBC-HS512'],
    userinfo_encryption_alg_values_supported: KEY_MANAGEMENT,
    userinfo_encryption_enc_values_supported: ['A256GCM'],
    code_challenge_methods_supported: ['S256'],
    require_pushed_authorization_requests: true,
    authorization_response_iss_parameter_supported: announcesIss,
    scopes_supported: scopes,
    acr_values_supported: ['urn:singpass:authentication:loa:2', 'urn:singpass:authentication:loa:3'],
    subject_types_supported: ['public'],
  }
}
