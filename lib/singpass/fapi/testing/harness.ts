import type { JWK } from 'jose'
import type { Attempt } from '../../attempt.ts'
import type { MyinfoClient, RetrievedPerson } from '../../client.ts'
import { SingpassError } from '../../errors.ts'
import type { TraceEvent } from '../../trace/events.ts'
import { createFapiClient } from '../client.ts'
import { createKeys } from '../keys/key-rotation.ts'
import { parsePrivateKeys, publicJwks } from '../keys/keys.ts'
import type { PrivateKeys } from '../keys/private-key.ts'
import type { FapiSettings } from '../settings.ts'
import { clientId, startAuthorizationServer, type TestServer } from './authorization-server.ts'

/** The moment at which a test's clock starts. */
export const startOfTest = Date.parse('2026-11-23T12:00:00Z')

export const redirectUri = 'https://onboarding.example/api/auth/callback/fapi'

/** Made once: the tests of a file share the client's keys. */
const sharedKeys = createKeys(startOfTest)

/** A client and its counterpart on loopback, sharing a clock that only the test moves. */
export interface Harness {
  server: TestServer
  client: MyinfoClient
  keys: PrivateKeys
  clock: { now: number }
  trace: TraceEvent[]
  /** Starts a login with the usual request. */
  start(): Promise<Attempt>
  /** The query with which Singpass sends the browser back. */
  callback(attempt: Attempt, changes?: Record<string, string | undefined>): URLSearchParams
  /** Starts a login and finishes it. */
  complete(): Promise<RetrievedPerson>
}

export async function startHarness(changes: Partial<FapiSettings> = {}): Promise<Harness> {
  const clock = { now: startOfTest }
  const trace: TraceEvent[] = []
  const keys = changes.keys ? parsePrivateKeys(changes.keys) : await sharedKeys
  const server = await startAuthorizationServer(() => clock.now)
  const published = publicJwks(keys).keys.find(({ use }) => use === 'enc')
  if (published) await server.encryptTo(published as JWK)

  const client = createFapiClient(
    { connection: 'fapi', issuer: server.issuer, clientId, keys, allowInsecureLoopback: true, ...changes },
    { now: () => clock.now, trace: (event) => trace.push(event) },
  )
  const start = async () => {
    const { attempt } = await client.authorise({ scopes: ['uinfin', 'name'], purpose: 'an account', redirectUri })
    return attempt
  }
  const callback: Harness['callback'] = ({ state }, different = {}) => {
    const query = { code: 'Zm9vYmFy-code_1', state, iss: server.issuer, ...different }
    return new URLSearchParams(
      Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined),
    )
  }
  const complete = async () => {
    const attempt = await start()
    return client.retrieve(callback(attempt), attempt)
  }
  return { server, client, keys, clock, trace, start, callback, complete }
}

/** What a refused step threw, reduced to what a test compares; any other outcome is shown as it is. */
export async function refusal(step: Promise<unknown>): Promise<unknown> {
  try {
    return { resolved: await step }
  } catch (error) {
    if (!(error instanceof SingpassError)) return error
    const { check, error: oauthError, agencyDowntime } = error.details
    return {
      code: error.code,
      ...(check && { check }),
      ...(oauthError && { error: oauthError }),
      ...(agencyDowntime && { agencyDowntime }),
    }
  }
}
