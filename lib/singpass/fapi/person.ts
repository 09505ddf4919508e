import { buildCheck, type Check } from '../trace/check.ts'
import type { Deadline } from '../upstream/deadline.ts'
import type { UpstreamAnswer } from '../upstream/exchange.ts'
import { callUpstream } from '../upstream/http.ts'
import { isJsonObject, parseJsonObject } from '../upstream/json.ts'
import { repeatWhileUnavailable } from '../upstream/retry.ts'
import { type Claims, checkIssuedAt, isAudience } from './claims.ts'
import { epochSeconds, type FapiConnection } from './connection.ts'
import { answerNonceOnce, type DpopKey, type DpopNonce, signProof } from './dpop.ts'
import { openNestedJwt } from './nested-jwt.ts'
import { buildRefusal } from './refusal.ts'

/** Seconds after which a person is too old to have been issued for this callback. */
const oldest = 5 * 60

/** What userinfo is asked with, and the person whom it has to tell of. */
export interface PersonRequest {
  accessToken: string
  /** Identifier of the account, as the ID token gave it. */
  subject: string
  dpopKey: DpopKey
  deadline: Deadline
}

/**
 * Fetches the person that belongs to an access token, and returns `person_info` alone.
 *
 * The answer must be encrypted to us, signed by the issuer, meant for us, fresh, and of the same account as the ID
 * token. Repeated at most twice while Singpass or an agency is down, each time with a new proof.
 *
 * @throws SingpassError `person_unavailable` for an account without Myinfo; `unavailable`, with `agencyDowntime` where
 * it applies; `attempt_unknown` when the token is not accepted; `request_rejected`; `response_invalid`.
 * @see Singpass documentation, Integration Guide 5, "The Userinfo Request"
 */
export async function fetchPerson(connection: FapiConnection, request: PersonRequest): Promise<Claims> {
  const nonce: DpopNonce = {}
  const answer = await repeatWhileUnavailable({ tries: 3, deadline: request.deadline }, (tryNumber) =>
    fetchUserinfo(connection, { ...request, nonce, try: tryNumber }),
  )

  const check: Check = buildCheck({ endpoint: 'userinfo', of: 'userinfo', trace: connection.trace })
  const claims = await openNestedJwt(connection, { token: answer.text.trim(), what: 'userinfo', check })
  return checkPerson(claims, { connection, subject: request.subject, check })
}

interface UserinfoCall extends PersonRequest {
  nonce: DpopNonce
  try: number
}

async function fetchUserinfo(connection: FapiConnection, call: UserinfoCall): Promise<UpstreamAnswer> {
  const { accessToken, dpopKey, nonce, deadline } = call
  const metadata = await connection.metadata.get()
  const url = metadata.userinfo_endpoint

  const answer = await answerNonceOnce(nonce, async () => {
    const dpop = await signProof(connection, dpopKey, { method: 'GET', url, accessToken, nonce })
    const headers = { accept: 'application/jwt, application/json', authorization: `DPoP ${accessToken}`, dpop }
    return callUpstream(
      { endpoint: 'userinfo', method: 'GET', url: new URL(url), headers, deadline, try: call.try },
      connection.upstream,
    )
  })
  if (answer.status !== 200 || isError(answer)) {
    throw buildRefusal(answer, { endpoint: 'userinfo', now: connection.now() })
  }
  return answer
}

/** An error has been seen where a person was announced. */
function isError({ text }: UpstreamAnswer): boolean {
  return text.trimStart().startsWith('{') && parseJsonObject(text)?.error !== undefined
}

interface Expected {
  connection: FapiConnection
  subject: string
  check: Check
}

function checkPerson(claims: Claims, { connection, subject, ...expected }: Expected): Claims {
  const check: Check = expected.check
  const { iss, aud, sub, iat, person_info: person } = claims
  check('iss', iss === connection.issuer, 'userinfo claim "iss" is not our issuer')
  check('aud', isAudience(aud, connection.clientId), 'userinfo claim "aud" is not us alone')
  check('sub', sub === subject, 'userinfo claim "sub" differs from the ID token')
  checkIssuedAt(toSeconds(iat), { now: epochSeconds(connection), oldest }, check)
  check('person_info', isJsonObject(person), 'userinfo claim "person_info" is not an object')
  return person
}

/** Documented as a text, seen as a number. */
function toSeconds(iat: unknown): unknown {
  return typeof iat === 'string' && /^\d{1,12}$/.test(iat) ? Number(iat) : iat
}
