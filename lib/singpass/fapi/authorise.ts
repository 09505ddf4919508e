import {
  allowInsecureRequests,
  calculatePKCECodeChallenge,
  customFetch,
  generateRandomCodeVerifier,
  generateRandomNonce,
  generateRandomState,
  pushedAuthorizationRequest,
} from 'oauth4webapi'
import { type Attempt, attemptMilliseconds } from '../attempt.ts'
import type { Authorisation, AuthorisationRequest } from '../client.ts'
import { type Deadline, startDeadline } from '../deadline.ts'
import { SingpassError } from '../errors.ts'
import type { UpstreamAnswer } from '../http.ts'
import { readJsonObject } from '../json.ts'
import { repeatWhileUnavailable } from '../retry.ts'
import { boundedFetch, readAnswer } from './bounded-fetch.ts'
import { buildClientAssertion } from './client-assertion.ts'
import type { FapiConnection } from './connection.ts'
import { answerNonceOnce, buildDpop, type DpopKey, type DpopNonce, generateDpopKey } from './dpop.ts'
import { buildRefusal } from './refusal.ts'

/** What a start may take altogether; the applicant is waiting for a page to open. */
const startMilliseconds = 6_000

/** One trip's own secrets, none of them used for another. */
interface Login {
  state: string
  nonce: string
  codeVerifier: string
  dpop: DpopKey
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
  const login = await beginLogin()
  const parameters = await buildParameters(request, login)

  const answer = await repeatWhileUnavailable({ tries: 2, deadline }, (tryNumber) =>
    pushRequest(connection, { parameters, login, deadline, try: tryNumber }),
  )
  const requestUri = parseRequestUri(answer)
  return { url: await buildUrl(connection, requestUri), attempt: buildAttempt(connection, request, login) }
}

async function beginLogin(): Promise<Login> {
  return {
    state: generateRandomState(),
    nonce: generateRandomNonce(),
    codeVerifier: generateRandomCodeVerifier(),
    dpop: await generateDpopKey(),
    dpopNonce: {},
  }
}

async function buildParameters({ scopes, redirectUri }: AuthorisationRequest, login: Login) {
  return {
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: ['openid', ...scopes].join(' '),
    state: login.state,
    nonce: login.nonce,
    code_challenge: await calculatePKCECodeChallenge(login.codeVerifier),
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
  const options = {
    DPoP: buildDpop(connection, login.dpop.pair, login.dpopNonce),
    [customFetch]: boundedFetch({ endpoint: 'par', deadline, try: push.try }, connection.upstream),
    [allowInsecureRequests]: connection.insecure,
  }

  const answer = await answerNonceOnce(login.dpopNonce, async () =>
    readAnswer(await pushedAuthorizationRequest(metadata, connection.client, authentication, parameters, options)),
  )
  if (answer.status !== 201 && answer.status !== 200) throw buildRefusal(answer, 'par')
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

function buildAttempt(connection: FapiConnection, request: AuthorisationRequest, login: Login): Attempt {
  const startedAt = connection.now()
  const { state, nonce, codeVerifier, dpop, dpopNonce } = login
  return {
    state,
    connection: connection.name,
    scopes: request.scopes,
    redirectUri: request.redirectUri,
    startedAt,
    expiresAt: startedAt + attemptMilliseconds,
    secrets: { nonce, codeVerifier, dpopKey: dpop.jwk, ...(dpopNonce.value && { dpopNonce: dpopNonce.value }) },
  }
}
