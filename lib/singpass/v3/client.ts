import type { Attempt } from '../attempt.ts'
import type { ClientDependencies, MyinfoClient, RetrievedPerson } from '../client.ts'
import { traceCheck } from '../trace.ts'
import { startDeadline } from '../upstream/deadline.ts'
import { verifyAccessToken } from './access-token.ts'
import { buildAuthorisation } from './authorise.ts'
import { matchAttempt, readCode } from './callback.ts'
import type { V3Connection } from './connection.ts'
import { importV3Keys } from './keys.ts'
import { readPerson } from './open-person.ts'
import { fetchPerson } from './person.ts'
import type { V3Settings } from './settings.ts'
import { fetchAccessToken } from './token.ts'

const api = 'myinfo-v3'

/**
 * Connects to Myinfo v3. Keys are imported here, once.
 *
 * @throws TypeError naming the setting when a key or certificate cannot be read, or `gov` lacks its e-service ID.
 */
export function createV3Client(settings: V3Settings, dependencies: ClientDependencies = {}): MyinfoClient {
  refuseIncomplete(settings)
  const { now = Date.now, ...upstream } = dependencies
  const connection: V3Connection = { settings, keys: importV3Keys(settings), upstream, now }

  return {
    connection: settings.connection,
    api,
    authorise: async (request) => buildAuthorisation(connection, request),
    retrieve: (callback, attempt) => retrieve(connection, { callback, attempt }),
  }
}

interface Returned {
  callback: URLSearchParams
  attempt: Attempt
}

async function retrieve(connection: V3Connection, { callback, attempt }: Returned): Promise<RetrievedPerson> {
  const { settings, keys, upstream, now } = connection
  const { signed, issuers, audiences } = settings
  const deadline = startDeadline()
  const check = <T>(name: string, judge: () => T) => traceCheck(name, judge, upstream.trace)

  const expected = { attempt, connection: settings.connection, now: now() }
  await check('state', () => matchAttempt(callback, expected))
  const code = readCode(callback)
  const accessToken = await fetchAccessToken(connection, { code, attempt, deadline })
  const rules = { trusted: keys.trusted, issuers, audiences, now: now() }
  const subject = await check('access_token', () => verifyAccessToken(accessToken, rules))
  const answer = await fetchPerson(connection, { accessToken, subject, attempt, deadline })
  const person = await check('person', () => readPerson(answer, { signed, keys, subject }))

  return { subject, person, api, retrievedAt: now() }
}

function refuseIncomplete({ context, eserviceId }: V3Settings): void {
  if (context === 'gov' && !eserviceId) throw new TypeError('setting "eserviceId" is missing: context "gov" needs it')
}
