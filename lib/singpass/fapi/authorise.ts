import { createHash } from 'node:crypto'
import {
  allowInsecureRequests,
  customFetch,
  generateRandomCodeVerifier,
  generateRandomNonce,
  pushedAuthorizationRequest,
} from 'oauth4webapi'
import { type Attempt, startAttempt } from '../attempt.ts'
import type { Authorisation, AuthorisationRequest } from '../client.ts'
import { SingpassError } from '../errors.ts'
import { type Deadline, startDeadline } from '../upstream/deadline.ts'
import type { UpstreamAnswer } from '../upstream/http.ts'
import { readJsonObject } from '../upstream/json.ts'
import { repeatWhileUnavailable } from '../upstream/retry.ts'
import { sendBounded } from './bounded-fetch.ts'
import { buildClientAssertion } from './client-assertion.ts'
import type { FapiConnection } from './connection.ts'
import { answerNonceOnce, type DpopKey, type DpopNonce, generateDpopKey, signProof } from './dpop.ts'
import { buildRefusal } from './refusal.ts'

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
export async function authorise(connection: FapiConnection, request: AuthorisationRequest): Promise<Authorisation> {
  const deadline = startDeadline(startMilliseconds)
  const login = await beginLogin(connection, request)
  const parameters = buildParameters(request, login)

  const answer = await repeatWhileUnavailable({ tries: 2, deadline }, (tryNumber) =>
    pushRequest(connection, { parameters, login, deadline, try: tryNumber }),
  )
  const requestUri = parseRequestUri(answer)
  return { url: await buildUrl(connection, requestUri), attempt: withDpopNonce(login) }
}

async function beginLogin({ name, now }: FapiConnection, request: AuthorisationRequest): Promise<Login> {
  const { scopes, redirectUri } = request
  const { key, jwk } = await generateDpopKey()
  const nonce = generateRandomNonce()
  const codeVerifier = generateRandomCodeVerifier()
  const secrets = { nonce, codeVerifier, dpopKey: jwk }

  const attempt = startAttempt({ connection: name, scopes, redirectUri, secrets, now: now() })
  return { attempt, nonce, codeVerifier, dpopKey: key, dpopNonce: {} }
}

function buildParameters({ scopes, redirectUri }: AuthorisationRequest, login: Login) {
  return {
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: ['openid', ...scopes].join(' '),
    state: login.attempt.state,
    nonce: login.nonce,
    code_challenge: createHash('sha256').update(login.codeVerifier).digest('base64url'),
    code_challenge_method: 'S256',
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
  const metadata = await connection.metadata.get()
  const authentication = await buildClientAssertion(connection)
  const endpoint = metadata.pushed_authorization_request_endpoint

  const answer = await answerNonceOnce(login.dpopNonce, async () => {
    const dpop = await signProof(connection, login.dpopKey, { method: 'POST', url: endpoint, nonce: login.dpopNonce })
    const options = { headers: { dpop }, [allowInsecureRequests]: connection.insecure }
    return sendBounded({ endpoint: 'par', deadline, try: push.try }, connection.upstream, (fetch) =>
      pushedAuthorizationRequest(metadata, connection.client, authentication, parameters, {
        ...options,
        [customFetch]: fetch,
      }),
    )
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

async function buildUrl({ metadata, client }: FapiConnection, requestUri: string): Promise<URL> {
  const url = new URL((await metadata.get()).authorization_endpoint)
  url.searchParams.set('client_id', client.client_id)
  url.searchParams.set('request_uri', requestUri)
  return url
}

/** The nonce that the pushed request met with is the one the token request will need. */
function withDpopNonce({ attempt, dpopNonce }: Login): Attempt {
  if (!dpopNonce.value) return attempt

  return { ...attempt, secrets: { ...attempt.secrets, dpopNonce: dpopNonce.value } }
}
