import type { Attempt } from '../attempt.ts'
import type { CallOptions } from '../client.ts'
import { invalidResponse, SingpassError } from '../errors.ts'
import { buildAttemptCheck, type Check } from '../trace/check.ts'
import { withListener } from '../trace/events.ts'
import { type Deadline, startDeadline } from '../upstream/deadline.ts'
import { checkCallback } from './callback.ts'
import type { FapiConnection } from './connection.ts'
import { type DpopKey, importDpopKey } from './dpop.ts'
import { type VerifiedLogin, verifyIdToken } from './id-token.ts'
import { fetchTokens } from './token.ts'

/** What a callback brings. */
export interface Returned {
  query: URLSearchParams
  attempt: Attempt
}

/** A login that was verified, with what a further request on its behalf needs. */
export interface FinishedLogin {
  login: VerifiedLogin
  accessToken: string
  dpopKey: DpopKey
  deadline: Deadline
}

/**
 * Ends a login, for Myinfo and Login alike: checks the callback, exchanges its code, verifies the ID token.
 *
 * @throws SingpassError as each of the three says.
 */
export async function finishLogin(connection: FapiConnection, { query, attempt }: Returned): Promise<FinishedLogin> {
  const deadline = startDeadline()
  const { nonce, codeVerifier, minimumAcr, ...secrets } = openAttempt(connection, attempt)
  const code = checkCallback(connection, query, attempt)
  const dpopKey = importDpopKey(secrets.dpopKey)
  const dpopNonce = { value: secrets.dpopNonce }

  const exchange = { code, redirectUri: attempt.redirectUri, codeVerifier, dpopKey, dpopNonce, deadline }
  const { accessToken, idToken } = await fetchTokens(connection, exchange)
  const login = await verifyIdToken(connection, { idToken, accessToken, nonce, minimumAcr })
  return { login, accessToken, dpopKey, deadline }
}

/** The store has already seen to most of this; a token request is worth a second look. */
function openAttempt({ name, now, trace }: FapiConnection, { connection, expiresAt, secrets }: Attempt) {
  const { nonce, codeVerifier } = secrets
  const check: Check = buildAttemptCheck(trace)
  check('attempt.connection', connection === name, 'the attempt belongs to another connection')
  check('attempt.expiry', expiresAt > now(), 'the attempt has expired')
  check('attempt.secrets', !!nonce && !!codeVerifier, 'the attempt has lost its secrets')

  return { ...secrets, nonce: nonce ?? '', codeVerifier: codeVerifier ?? '' }
}

/**
 * Runs one call of a client, with the call's own listener.
 *
 * Nothing of a library's error is kept: it may hold a token or a whole verified payload.
 */
export async function runCall<T>(
  connection: FapiConnection,
  { trace: own }: CallOptions,
  step: (connection: FapiConnection) => Promise<T>,
): Promise<T> {
  const { trace, detailed } = withListener(connection.upstream, own)
  const listening = own ? { ...connection, trace, upstream: { ...connection.upstream, trace, detailed } } : connection
  try {
    return await step(listening)
  } catch (error) {
    if (error instanceof SingpassError) throw error
    throw invalidResponse('unexpected', 'a step ended in an error that is not one of ours')
  }
}
