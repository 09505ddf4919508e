import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MyinfoClient } from '../client.ts'
import { outcomeOf } from '../testing/failure.ts'
import { createV3Client } from './client.ts'
import { type V3Settings, v3Environment } from './settings.ts'
import { type MockPass, mockpassCertificate, personas, startMockPass, visitMockPass } from './testing/mockpass.ts'
import { app, buildSettings, clientId, stranger } from './testing/myinfo.ts'

const clientSecret = 'mockpass secret + & = % é'
let mockpass: MockPass

beforeAll(async () => {
  mockpass = await startMockPass(app, clientSecret)
})

afterAll(() => mockpass.stop())

function connect(changes: Partial<V3Settings> = {}): MyinfoClient {
  const environment = v3Environment('local', 'com', { clientId, url: `${mockpass.origin}/myinfo/v3` })

  return createV3Client(buildSettings({ ...environment, clientSecret, certificates: mockpassCertificate, ...changes }))
}

async function leave(client: MyinfoClient, nric: string, decision: 'allow' | 'deny' = 'allow') {
  const { url, attempt } = await client.authorise({
    scopes: Object.keys(personas[nric] ?? {}),
    purpose: 'opening an account & more + 100%',
    redirectUri: 'http://localhost:3000/api/auth/callback/v3',
  })

  return { callback: await visitMockPass(url, { nric, decision }), attempt }
}

describe('MockPass', () => {
  it('has the 31 personas it is known for', () => {
    expect(Object.keys(personas)).toHaveLength(31)
  })

  it.each(Object.keys(personas))('hands over %s, value by value', async (nric) => {
    const client = connect()
    const { callback, attempt } = await leave(client, nric)
    const { subject, person } = await client.retrieve(callback, attempt)

    expect(subject).toBe(nric)
    expect(person).toEqual(personas[nric])
  })

  it('reports an applicant who declines', async () => {
    const client = connect()
    const { callback, attempt } = await leave(client, 'S9812381D', 'deny')

    expect(callback.has('error-description')).toBe(true)
    expect((await outcomeOf(() => client.retrieve(callback, attempt))).code).toBe('access_denied')
  })

  it('refuses a token request with another client secret', async () => {
    const { callback, attempt } = await leave(connect(), 'S9812381D')
    const run = () => connect({ clientSecret: 'other' }).retrieve(callback, attempt)

    expect(await outcomeOf(run)).toEqual({ code: 'request_rejected', endpoint: 'token', status: 403, error: '403' })
  })

  it('refuses a request signed with another key', async () => {
    const { callback, attempt } = await leave(connect(), 'S9812381D')
    const run = () => connect({ privateKey: stranger.privatePem }).retrieve(callback, attempt)

    expect(await outcomeOf(run)).toMatchObject({ code: 'request_rejected', endpoint: 'token', status: 403 })
  })

  it('answers an unknown code with 500, which counts as an outage', async () => {
    const client = connect()
    const { callback, attempt } = await leave(client, 'S9812381D')
    callback.set('code', 'unknown')

    expect(await outcomeOf(() => client.retrieve(callback, attempt))).toMatchObject({
      code: 'unavailable',
      status: 500,
    })
  })

  it('refuses an attribute that was not consented to', async () => {
    const client = connect()
    const { callback, attempt } = await leave(client, 'S9812381D')
    const scopes = [...attempt.scopes, 'neverheardof']

    expect(await outcomeOf(() => client.retrieve(callback, { ...attempt, scopes }))).toMatchObject({
      code: 'request_rejected',
      endpoint: 'person',
      status: 401,
    })
  })

  it('is not believed without its certificate', async () => {
    const client = connect({ certificates: stranger.certificatePem })
    const { callback, attempt } = await leave(client, 'S9812381D')

    expect((await outcomeOf(() => client.retrieve(callback, attempt))).check).toBe('access_token.jws')
  })
})
