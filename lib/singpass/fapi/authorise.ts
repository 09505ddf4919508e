import { createHash } from 'node:crypto'
import { type Attempt, startAttempt } from '../attempt.ts'
import type { Authorisation, AuthorisationRequest } from '../client.ts'
import { SingpassError } from '../errors.ts'
import { randomToken } from '../random.ts'
import { showFields } from '../trace/shown.ts'
import { type Deadline, startDeadline } from '../upstream/deadline.ts'
import type { UpstreamAnswer } from '../upstream/exchange.ts'
import { readJsonObject } from '../upstream/json.ts'
import { repeatWhileUnavailable } from '../upstream/retry.ts'
import { requireLevels } from './assurance.ts'
import type { FapiConnection } from './connection.ts'
import { type DpopKey, type DpopNonce, generateDpopKey } from './dpop.ts'
import { buildRefusal } from './refusal.ts'
import { postSigned } from './signed-post.ts'

/** What a start may take altogether; the applicant is waiting for a page to open. */
const startMilliseconds = 6_000

/** A login as it begins: the attempt to keep, and its secrets as this step needs them. */
interface Login {
  attempt: Attempt
  nonce: string
  codeVerifier: string
  dpopKey: DpopKey
  dpopNonce: DpopNonce
}

/** What a login asks for, beyond what Myinfo and Login have in common. */
export type FapiRequest = AuthorisationRequest & {
  /** Parameters that one of the two products alone sends. */
  extra?: Readonly<Record<string, string>>
}

/**
 * Pushes an authorization request and says where to send the browser.
 *
 * The request goes from server to server, authenticated and bound to this login's DPoP key; the browser carries nothing
 * but `client_id` and `request_uri`. Repeated once while Singpass is unavailable.
 *
 * @throws SingpassError `unavailable`, `request_rejected` or `response_invalid`.
 * @see {@link https://www.rfc-editor.org/rfc/rfc9126.html#section-2 RFC 9126, 2}
 * @see Singpass documentation, Integration Guide 1, "The Authorization Request"
 */
export async function authorise(connection: FapiConnection, request: FapiRequest): Promise<Authorisation> {
  const deadline = startDeadline(startMilliseconds)
  const login = beginLogin(connection, request)
  const parameters = buildParameters(request, login)

  const answer = await repeatWhileUnavailable({ tries: 2, deadline }, (tryNumber) =>
    pushRequest(connection, { parameters, login, deadline, try: tryNumber }),
  )
  const url = await buildUrl(connection, parseRequestUri(answer))
  const { searchParams, origin, pathname } = url
  connection.trace?.({
    kind: 'redirect',
    endpoint: 'authorise',
    url: origin + pathname,
    parameters: showFields(searchParams),
  })
  return { url, attempt: withDpopNonce(login) }
}

function beginLogin({ name, now }: FapiConnection, request: FapiRequest): Login {
  const { scopes, redirectUri, acrValues } = request
  const { key, jwk } = generateDpopKey()
  const [nonce, codeVerifier] = [randomToken(), randomToken()]
  const minimumAcr = acrValues && requireLevels(acrValues)
  const secrets = { nonce, codeVerifier, dpopKey: jwk, ...(minimumAcr && { minimumAcr }) }

  const attempt = startAttempt({ connection: name, scopes, redirectUri, secrets, now: now() })
  return { attempt, nonce, codeVerifier, dpopKey: key, dpopNonce: {} }
}

function buildParameters(request: FapiRequest, login: Login): Record<string, string> {
  const { scopes, redirectUri, acrValues, appLaunchUrl, redirectUriHttpsType, extra } = request
  return {
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: ['openid', ...scopes].join(' '),
    state: login.attempt.state,
    nonce: login.nonce,
    code_challenge: createHash('sha256').update(login.codeVerifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...(acrValues && { acr_values: acrValues.join(' ') }),
    ...(appLaunchUrl && { app_launch_url: appLaunchUrl }),
    ...(redirectUriHttpsType && { redirect_uri_https_type: redirectUriHttpsType }),
    ...extra,
  }
}

interface Push {
  parameters: Record<string, string>
  login: Login
  deadline: Deadline
  try: number
}

async function pushRequest(connection: FapiConnection, push: Push): Promise<UpstreamAnswer> {
  const { parameters, login, deadline } = push
  const url = (await connection.metadata.get()).pushed_authorization_request_endpoint
  const { dpopKey, dpopNonce } = login
  const answer = await postSigned(connection, {
    endpoint: 'par',
    url,
    parameters,
    dpopKey,
    dpopNonce,
    deadline,
    try: push.try,
  })
  if (answer.status !== 201 && answer.status !== 200) {
    throw buildRefusal(answer, { endpoint: 'par', now: connection.now() })
  }
  return answer
}

/** A success without a usable `request_uri` is treated as a passing fault: nothing has been revealed or begun. */
function parseRequestUri(answer: UpstreamAnswer): string {
  const { request_uri: requestUri, expires_in: expiresIn } = readJsonObject(answer, 'par')
  const isUsable = typeof requestUri === 'string' && /^[\x21-\x7e]{1,1024}$/.test(requestUri)
  if (isUsable && typeof expiresIn === 'number' && expiresIn > 0) return requestUri

  const { status } = answer
  throw new SingpassError('unavailable', 'the par answer has no usable "request_uri"', { endpoint: 'par', status })
}

async function buildUrl({ metadata, clientId }: FapiConnection, requestUri: string): Promise<URL> {
  const url = new URL((await metadata.get()).authorization_endpoint)
  url.searchParams.set('client_id', clientId)
  url.searchParams.set('request_uri', requestUri)
  return url
}

/** The nonce that the pushed request met with is the one the token request will need. */
function withDpopNonce({ attempt, dpopNonce }: Login): Attempt {
  if (!dpopNonce.value) return attempt

  return { ...attempt, secrets: { ...attempt.secrets, dpopNonce: dpopNonce.value } }
}
