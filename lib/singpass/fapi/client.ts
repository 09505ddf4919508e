import { type ClientDependencies, type MyinfoClient, type RetrievedPerson, requireCallback } from '../client.ts'
import { requireLevels } from './assurance.ts'
import { authorise } from './authorise.ts'
import type { FapiConnection } from './connection.ts'
import { fetchPerson } from './person.ts'
import { buildConnection, type FapiSettings } from './settings.ts'
import { finishLogin, type Returned, runCall } from './steps.ts'

const api = 'fapi-2.0'

/**
 * Myinfo over Singpass's FAPI 2.0 API.
 *
 * Holds no secret of any login: those travel in the attempt.
 *
 * @throws TypeError for settings that can never work, `KeyFileError` among them.
 * @see Singpass documentation, Integration Guide 1 to 5
 */
export function createFapiClient(settings: FapiSettings, dependencies: ClientDependencies = {}): MyinfoClient {
  const connection = buildConnection(settings, dependencies)

  return {
    connection: connection.name,
    api,
    async authorise(request, options = {}) {
      if (request.acrValues) requireLevels(request.acrValues)
      return runCall(connection, options, (listening) => authorise(listening, request))
    },
    async retrieve(query, attempt, options = {}) {
      requireCallback(query, attempt)
      return runCall(connection, options, (listening) => retrieve(listening, { query, attempt }))
    },
  }
}

async function retrieve(connection: FapiConnection, returned: Returned): Promise<RetrievedPerson> {
  const { login, accessToken, dpopKey, deadline } = await finishLogin(connection, returned)
  const { subject } = login
  const person = await fetchPerson(connection, { accessToken, subject, dpopKey, deadline })

  return { subject, person, api, retrievedAt: connection.now() }
}
