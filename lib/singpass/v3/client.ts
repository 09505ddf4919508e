import type { Attempt } from '../attempt.ts'
import { type ClientDependencies, type MyinfoClient, type RetrievedPerson, requireCallback } from '../client.ts'
import { type TraceListener, withListener } from '../trace/events.ts'
import { createCircuit } from '../upstream/circuit.ts'
import { startDeadline } from '../upstream/deadline.ts'
import { proxyPool } from '../upstream/transport.ts'
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
  const { now = Date.now, fetch, proxy, trace, traceDetails: detailed } = dependencies
  const circuit = createCircuit({}, dependencies.circuit)
  const upstream = { fetch, trace, detailed, circuit, ...(proxy && { transport: proxyPool(proxy) }) }
  const connection: V3Connection = { settings, keys: importV3Keys(settings), upstream, now }
  const listening = (own?: TraceListener) => ({
    ...connection,
    upstream: { ...upstream, ...withListener(upstream, own) },
  })

  return {
    connection: settings.connection,
    api,
    authorise: async (request, options = {}) => buildAuthorisation(listening(options.trace), request),
    async retrieve(callback, attempt, options = {}) {
      requireCallback(callback, attempt)
      return retrieve(listening(options.trace), { callback, attempt })
    },
  }
}

interface Returned {
  callback: URLSearchParams
  attempt: Attempt
}

async function retrieve(connection: V3Connection, { callback, attempt }: Returned): Promise<RetrievedPerson> {
  const { settings, keys, upstream, now } = connection
  const { signed, issuers, audiences } = settings
  const { trace, detailed } = upstream
  const deadline = startDeadline()

  matchAttempt(callback, { attempt, connection: settings.connection, now: now(), trace })
  const code = readCode(callback, trace)
  const accessToken = await fetchAccessToken(connection, { code, attempt, deadline })
  const rules = { trusted: keys.trusted, issuers, audiences, now: now() }
  const subject = verifyAccessToken(accessToken, { ...rules, trace, detailed })
  const answer = await fetchPerson(connection, { accessToken, subject, attempt, deadline })
  const person = readPerson(answer, { signed, keys, subject, trace, detailed })

  return { subject, person, api, retrievedAt: now() }
}

function refuseIncomplete({ context, eserviceId }: V3Settings): void {
  if (context === 'gov' && !eserviceId) throw new TypeError('setting "eserviceId" is missing: context "gov" needs it')
}
