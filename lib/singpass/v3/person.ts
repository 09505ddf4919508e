import type { Attempt } from '../attempt.ts'
import { SingpassError } from '../errors.ts'
import { randomHex } from '../random.ts'
import { clockFault } from '../upstream/clock.ts'
import type { Deadline } from '../upstream/deadline.ts'
import type { UpstreamAnswer } from '../upstream/exchange.ts'
import { callUpstream, refuseOutage } from '../upstream/http.ts'
import { repeatWhileUnavailable } from '../upstream/retry.ts'
import { encodeQuery, eserviceParameter, resourceUrl, signNow, type V3Connection } from './connection.ts'
import { readErrorCode } from './error-code.ts'

/** What the v3 person endpoint is asked with, and the person whom it has to tell of. */
export interface PersonRequest {
  accessToken: string
  /** `sub` of the verified access token. */
  subject: string
  attempt: Attempt
  deadline: Deadline
}

/**
 * Asks for the person and gives the answer, still sealed.
 *
 * Reading changes nothing at Myinfo, so an outage is answered with one more try, newly signed.
 *
 * @throws SingpassError `person_unavailable` when this account has no Myinfo; `request_rejected` when Myinfo refuses
 * the app, its signature or its attributes; `unavailable` when both tries met an outage.
 * @see Myinfo v3 API specifications, "Person"
 */
export function fetchPerson(connection: V3Connection, request: PersonRequest): Promise<UpstreamAnswer> {
  return repeatWhileUnavailable({ tries: 2, deadline: request.deadline }, async (tryNumber) => {
    const answer = await getPerson(connection, { ...request, tryNumber })
    refusePersonFailure(answer, connection.now())

    return answer
  })
}

function getPerson(
  connection: V3Connection,
  { accessToken, subject, attempt, deadline, tryNumber }: PersonRequest & { tryNumber: number },
): Promise<UpstreamAnswer> {
  const { settings, upstream } = connection
  const method = 'GET'
  const url = resourceUrl(settings, `person/${encodeURIComponent(subject)}/`)
  const transaction = randomHex(10)
  const parameters = {
    client_id: settings.clientId,
    attributes: attempt.scopes.join(','),
    txnNo: transaction,
    ...(settings.subentity && { subentity: settings.subentity }),
    ...eserviceParameter(settings),
  }
  const bearer = `Bearer ${accessToken}`
  const authorization = settings.signed ? `${signNow(connection, { method, url, parameters })},${bearer}` : bearer
  const headers = { 'Cache-Control': 'no-cache', Authorization: authorization }
  url.search = encodeQuery(parameters)
  const shownPath = resourceUrl(settings, 'person/(sub)/').pathname

  return callUpstream(
    { endpoint: 'person', method, url, headers, deadline, transaction, shownPath, try: tryNumber },
    upstream,
  )
}

function refusePersonFailure(answer: UpstreamAnswer, now: number): void {
  refuseOutage(answer, 'person')
  const { status } = answer
  if (status < 400) return

  const details = { endpoint: 'person', status, error: readErrorCode(answer) } as const
  if (status === 404) throw new SingpassError('person_unavailable', 'this account has no Myinfo profile', details)
  throw new SingpassError('request_rejected', `the person endpoint answered ${status}`, {
    ...details,
    ...clockFault(answer, now),
  })
}
