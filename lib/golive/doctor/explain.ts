import type { SingpassError } from 'singpass-client'
import { type Finding, fault, warning } from '../finding.ts'

/** What a failure means to whoever runs the application. */
export interface Explanation {
  /** What it means, with the likeliest cause first. */
  means: string
  fix: string
}

/**
 * What a peer's refusal means, by `endpoint error` or `endpoint status` or by `error` alone.
 *
 * @see Singpass developer documentation, Integration Guide, "The Authorization Request"; Myinfo v3, "Error codes"
 */
const explanations: Record<string, Explanation> = {
  invalid_client: {
    means:
      'it does not recognise us: the client ID is of another environment, its app is inactive or has no purpose, or the keys it has for us are not those we sign with',
    fix: 'compare SINGPASS_CLIENT_ID with the App ID; check that the app is active and has a purpose; compare the registered key set with `npm run keys -- jwks`; after a rotation wait an hour',
  },
  unauthorized_client: {
    means: 'the app is known and may not use this flow',
    fix: 'check in the developer portal that the app is of the type Myinfo (v5) and approved for this environment',
  },
  invalid_scope: {
    means: 'one of the scopes is not on the list approved for the app',
    fix: 'compare the approved list with `npm run rules`, and ask for the missing ones or take them out of the product',
  },
  invalid_request: {
    means: 'a parameter is wrong, most often a redirect URI that differs from the registered one by a single character',
    fix: 'register the redirect URI exactly as the doctor prints it, and check that the app is a Myinfo app, not a Login one',
  },
  invalid_redirect_uri: {
    means: 'the redirect URI is not registered',
    fix: 'register the redirect URI exactly as the doctor prints it',
  },
  invalid_dpop_proof: {
    means: 'it refuses the proof of possession, most often because our clock is off',
    fix: 'synchronise this machine with NTP, and check that no proxy rewrites the host or path of our calls',
  },
  use_dpop_nonce: {
    means: 'it asked for a nonce twice, although we answered with the one it gave',
    fix: 'check that no cache stands between; then report it to partner support with the time of the call',
  },
  server_error: {
    means: 'it met a fault of its own, or could not fetch our key set within three seconds',
    fix: 'check that APP_URL/.well-known/jwks.json answers the public within three seconds; try again in a minute',
  },
  upstream_dependency_error: {
    means: 'it could not fetch our key set within three seconds',
    fix: 'open APP_URL/.well-known/jwks.json to the public on port 443, without redirect, login or address filter',
  },
  upstream_depedency_error: {
    means: 'it could not fetch our key set within three seconds',
    fix: 'open APP_URL/.well-known/jwks.json to the public on port 443, without redirect, login or address filter',
  },
  temporarily_unavailable: {
    means: 'it is down for maintenance or overloaded',
    fix: 'try again later; the published downtimes are in the developer documentation',
  },
  access_denied: {
    means: 'the person declined, or closed the page of Singpass: an answer, and no failure',
    fix: 'nothing; both ways to apply stay open',
  },
  login_required: {
    means: 'the person did not log in, or not within the time that Singpass gives',
    fix: 'nothing; both ways to apply stay open',
  },
  consent_required: {
    means: 'the person logged in and did not agree to share the items',
    fix: 'nothing; where it happens often, ask for fewer items',
  },
  unsupported_response_type: {
    means: 'something else than a code was asked for',
    fix: 'ask for response_type "code", as this client does: check what stands between',
  },
  'token invalid_grant': {
    means: 'the code is older than 60 seconds, was used before, or belongs to another login, redirect URI or verifier',
    fix: 'exchange the code at once and once only; check that no proxy repeats the callback',
  },
  'userinfo invalid_token': {
    means: 'the access token has expired, or its proof is of another key than the login began with',
    fix: 'ask for the person straight after the token, with the key of the same login',
  },
  'userinfo invalid_request': {
    means: 'the account has no Myinfo, as a Singpass Foreign Account has none',
    fix: 'nothing; the form by hand opens',
  },
  'userinfo upstream_dependency_error': {
    means: 'an agency behind Myinfo does not answer, as in its hours of maintenance',
    fix: "nothing; or leave that agency's items out while its window lasts",
  },
  'userinfo upstream_depedency_error': {
    means: 'an agency behind Myinfo does not answer, as in its hours of maintenance',
    fix: "nothing; or leave that agency's items out while its window lasts",
  },
  'token 401': {
    means:
      'Myinfo does not recognise us: the client ID or secret is of another environment, the signature does not verify, or our clock is off',
    fix: 'compare MYINFO_V3_CLIENT_ID and MYINFO_V3_CLIENT_SECRET with the developer portal, and the key with the certificate on file: `npm run doctor -- --certificate FILE`; synchronise the clock',
  },
  'token 403': {
    means: 'the signature does not verify: the certificate on file is of another key, or the secret differs',
    fix: 'upload the certificate of MYINFO_V3_PRIVATE_KEY; `npm run doctor -- --certificate FILE` compares the two',
  },
  'token 404': {
    means: 'there is no such address: the base URL or the context is wrong',
    fix: 'check MYINFO_V3_URL (it ends in /v3) and MYINFO_V3_CONTEXT',
  },
  'authorise 400': {
    means: 'a parameter is refused: the client ID, the redirect URI or an attribute is not on file',
    fix: 'register the redirect URI exactly as the doctor prints it, and compare the attributes with those approved',
  },
  'authorise 404': {
    means: 'the client ID is unknown there, or the base URL is wrong',
    fix: 'check MYINFO_V3_CLIENT_ID, MYINFO_V3_ENV and MYINFO_V3_URL',
  },
  'discovery 404': {
    means: 'there is no discovery document: the issuer is wrong',
    fix: 'check SINGPASS_ENV and SINGPASS_ISSUER',
  },
}

const byCheck: Record<string, Explanation> = {
  clock: {
    means: 'our clock is more than a minute from its own, so that what we sign counts as expired or as too early',
    fix: 'synchronise this machine with NTP',
  },
  tls: {
    means: 'its certificate does not prove its name: a proxy in between, or a wrong address',
    fix: 'let outgoing https to this host pass without inspection, or add the proxy to NODE_EXTRA_CA_CERTS',
  },
  redirect: {
    means: 'it answered with a redirect, which is never followed: a proxy or a wrong address',
    fix: 'check the address, and any proxy between',
  },
  'discovery.issuer': {
    means: 'the document names another issuer than the one that is set',
    fix: 'set SINGPASS_ISSUER to exactly what the document calls itself, without a final slash',
  },
}

/** A request of ours that failed, with what is needed to say why. */
export interface Failure {
  id: string
  /** What we did, as the subject of a sentence: `the pushed request for savings-account`. */
  doing: string
  error: SingpassError
  /** The peer's own words, already made safe. */
  peerSays?: string
}

/** Explains a failure in plain words: what it means, its likeliest causes, and what to do. */
export function explainFailure({ id, doing, error, peerSays }: Failure): Finding {
  const { means, fix } = explanationOf(error)
  const words = `${doing} failed (${codesOf(error)}): ${means}${peerSays ? `. It says: "${peerSays}"` : ''}`
  const why = 'The same call is the first step of every retrieval.'
  return isPassing(error) ? warning(id, words, { why, fix }) : fault(id, words, { why, fix })
}

/** A fault of the metadata, by the member that is missing or leads elsewhere. */
function describeMember(member: string): Explanation {
  return {
    means: `the member "${member}" of the discovery document is missing, or is not the issuer's own`,
    fix: 'check that SINGPASS_ISSUER is an issuer for FAPI 2.0 (an issuer of another kind lacks members), and that no proxy rewrites the document',
  }
}

const byStatus: Record<number, string> = {
  429: 'temporarily_unavailable',
  500: 'server_error',
  502: 'upstream_dependency_error',
  503: 'temporarily_unavailable',
}

/** The likeliest cause of a failure, and what to do about it; by the same table that the doctor speaks from. */
export function explanationOf({ code, details }: Pick<SingpassError, 'code' | 'details'>): Explanation {
  const { endpoint, error, status, check } = details
  return (
    byCheck[check ?? ''] ??
    explanations[`${endpoint} ${error}`] ??
    explanations[error ?? ''] ??
    explanations[`${endpoint} ${status}`] ??
    explanations[byStatus[status ?? 0] ?? ''] ??
    (check?.startsWith('discovery.') ? describeMember(check.slice('discovery.'.length)) : undefined) ??
    (code === 'unavailable' ? outage : unknown)
  )
}

const outage: Explanation = {
  means: 'it did not answer, or could not just now',
  fix: 'open outgoing https to this host in your firewall or proxy (a local counterpart starts with `npm run demo`), and try again',
}

const unknown: Explanation = {
  means: 'the answer is not one that the documentation lists',
  fix: 'note the time and these codes, and ask partner support',
}

function codesOf({ code, details: { error, status, check } }: SingpassError): string {
  return [error ?? check ?? code, status].filter((part) => part !== undefined).join(', ')
}

/** An outage that says so is the peer's; silence may as well be our own firewall. */
function isPassing({ details }: SingpassError): boolean {
  return details.error === 'temporarily_unavailable' || details.status === 503 || details.status === 429
}
