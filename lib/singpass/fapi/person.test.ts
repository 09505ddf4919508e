import { decodeJwt, importJWK } from 'jose'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { accessToken, clientId, type Reply, subject } from './testing/authorization-server.ts'
import { type Harness, refusal, startHarness, startOfTest } from './testing/harness.ts'
import { type Json, mintNested } from './testing/mint.ts'

const now = startOfTest / 1000

let harness: Harness
beforeEach(async () => {
  harness = await startHarness()
})
afterEach(() => harness.server.close())

const userinfoCalls = () => harness.server.calls('userinfo')
const problem = (status: number, error: string, headers = {}): Reply => ({ status, headers, body: { error } })

/** Completes a login whose userinfo request is answered with this, always or only at first. */
function completeWith(reply: Reply, times = Number.POSITIVE_INFINITY) {
  harness.server.intercept('userinfo', (_, count) => (count <= times ? reply : undefined))
  return refusal(harness.complete())
}

async function completeWithClaims(changes: Json) {
  harness.server.userinfo = { claims: (claims) => ({ ...claims, ...changes }) }
  return refusal(harness.complete())
}

it('a userinfo request presents the token in one header, with a proof that carries its hash', async () => {
  await harness.complete()

  const [call] = userinfoCalls()
  expect(call).toMatchObject({ method: 'GET', path: '/fapi/userinfo' })
  expect(call?.headers.authorization).toBe(`DPoP ${accessToken}`)
  expect([...(call?.body ?? [])]).toEqual([])
  expect(decodeJwt(String(call?.headers.dpop))).toMatchObject({
    htm: 'GET',
    htu: `${harness.server.issuer}/userinfo`,
    ath: expect.stringMatching(/^[\w-]{43}$/),
  })
})

it('the person is passed on as it came, whatever is in it', async () => {
  harness.server.person = { name: { value: '<b>O’Brien</b> தமிழ்' }, regadd: { unavailable: true }, unasked: {} }

  expect((await harness.complete()).person).toEqual(harness.server.person)
})

it('nothing but the person is passed on', async () => {
  harness.server.userinfo = { claims: (claims) => ({ ...claims, uinfin: { value: 'S9000001B' } }) }
  harness.server.person = {}

  expect((await harness.complete()).person).toEqual({})
})

it.each<[string, string, Json]>([
  ['of another issuer', 'iss', { iss: 'https://id.singpass.gov.sg/fapi' }],
  ['without an issuer', 'iss', { iss: undefined }],
  ['for another client', 'aud', { aud: `${clientId}1` }],
  ['for us and another client', 'aud', { aud: [clientId, 'other'] }],
  ['without an audience', 'aud', { aud: undefined }],
  ['of another account', 'sub', { sub: '9c1fbf4c-5b6e-4c1a-9d4e-0c9d1e0a7b55' }],
  ['without an account', 'sub', { sub: undefined }],
  ['from a week ago', 'iat', { iat: now - 604_800 }],
  ['from seven minutes ago', 'iat', { iat: now - 420 }],
  ['from 61 seconds ahead', 'iat', { iat: now + 61 }],
  ['without a time', 'iat', { iat: undefined }],
  ['whose time is words', 'iat', { iat: 'just now' }],
  ['that is absent', 'person_info', { person_info: undefined }],
  ['that is null', 'person_info', { person_info: null }],
  ['that is a list', 'person_info', { person_info: [] }],
  ['that is a text', 'person_info', { person_info: 'S9000001B' }],
])('a person %s is refused', async (_, check, changes) => {
  expect(await completeWithClaims(changes)).toEqual({ code: 'response_invalid', check })
  expect(userinfoCalls()).toHaveLength(1)
})

it.each<[string, Json]>([
  ['whose audience is a list of us alone', { aud: [clientId] }],
  ['whose time is digits in a text', { iat: String(now) }],
  ['from 60 seconds ahead', { iat: now + 60 }],
  ['with an expiry', { exp: now + 60 }],
])('a person %s is accepted', async (_, changes) => {
  expect(await completeWithClaims(changes)).toMatchObject({ resolved: { subject } })
})

it('S08 an ID token served as a person is refused', async () => {
  harness.server.userinfo = {
    claims: ({ person_info: _, ...claims }) => ({ ...claims, exp: now + 600, nonce: 'n', acr: 'loa:2' }),
  }

  expect(await refusal(harness.complete())).toEqual({ code: 'response_invalid', check: 'person_info' })
})

it('S08 a person served as an ID token is refused', async () => {
  harness.server.idToken = { claims: ({ nonce: _, exp: __, acr: ___, ...claims }) => ({ ...claims, person_info: {} }) }

  expect(await refusal(harness.complete())).toEqual({ code: 'response_invalid', check: 'exp' })
})

it.each([
  [400, 'invalid_request', 'person_unavailable'],
  [401, 'invalid_token', 'attempt_unknown'],
  [400, 'invalid_token', 'attempt_unknown'],
  [401, 'invalid_dpop_proof', 'request_rejected'],
  [400, 'invalid_dpop_proof', 'request_rejected'],
  [403, 'insufficient_scope', 'request_rejected'],
  [404, 'not_found', 'request_rejected'],
])('a userinfo request answered with %i %s ends as %s and is not repeated', async (status, error, code) => {
  expect(await completeWith(problem(status, error))).toEqual({ code, error })
  expect(userinfoCalls()).toHaveLength(1)
})

it('a bare 401 is started again', async () => {
  const reply = { status: 401, headers: { 'www-authenticate': 'DPoP algs="ES256"' }, body: '' }

  expect(await completeWith(reply)).toEqual({ code: 'attempt_unknown' })
  expect(userinfoCalls()).toHaveLength(1)
})

it('an error that only the header names is understood', async () => {
  const reply = { status: 401, headers: { 'www-authenticate': 'DPoP error="invalid_dpop_proof"' }, body: '' }

  expect(await completeWith(reply)).toEqual({ code: 'request_rejected', error: 'invalid_dpop_proof' })
})

it.each([
  ['an account without Myinfo', 400, 'invalid_request', 'person_unavailable'],
  ['an error where a person was announced', 200, 'invalid_request', 'person_unavailable'],
])('%s is told from a person by its shape, not its content type', async (_, status, error, code) => {
  const reply = { status, headers: { 'content-type': 'application/jwt' }, body: `{"error":"${error}"}` }

  expect(await completeWith(reply)).toEqual({ code, error })
})

it('a person under the content type of JSON is read all the same', async () => {
  const attempt = await harness.start()
  const claims = { iss: harness.server.issuer, sub: subject, aud: clientId, iat: now, person_info: { name: {} } }
  const token = await mintFor(claims)
  harness.server.intercept('userinfo', () => ({
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: `${token}\n`,
  }))

  const { person } = await harness.client.retrieve(harness.callback(attempt), attempt)

  expect(person).toEqual({ name: {} })
})

it.each([
  ['a person in plain JSON', JSON.stringify({ sub: subject, person_info: {} })],
  ['a page', '<html>Sorry</html>'],
  ['nothing', ''],
])('%s is refused', async (_, body) => {
  const reply = { status: 200, headers: { 'content-type': 'application/jwt' }, body }

  expect(await completeWith(reply)).toEqual({ code: 'response_invalid', check: 'jwe.parts' })
})

it('a redirect is refused, and the access token does not follow it', async () => {
  const reply = { status: 302, headers: { location: `${harness.server.issuer}/elsewhere` }, body: '' }

  expect(await completeWith(reply)).toEqual({ code: 'response_invalid', check: 'redirect' })
  expect(harness.server.received.map(({ path }) => path)).not.toContain('/fapi/elsewhere')
})

describe('while an agency or Singpass is down', () => {
  it.each([
    [502, 'upstream_dependency_error', { agencyDowntime: true }],
    [502, 'upstream_depedency_error', { agencyDowntime: true }],
    [500, 'upstream_dependency_error', { agencyDowntime: true }],
    [400, 'upstream_depedency_error', { agencyDowntime: true }],
    [502, 'server_error', { agencyDowntime: true }],
    [500, 'server_error', {}],
    [503, 'temporarily_unavailable', {}],
    [429, 'temporarily_unavailable', {}],
  ])('%i %s is tried three times, then given up', async (status, error, more) => {
    expect(await completeWith(problem(status, error))).toEqual({ code: 'unavailable', error, ...more })
    expect(userinfoCalls()).toHaveLength(3)
  })

  it('a second try has a new proof, and completes the login', async () => {
    const outcome = await completeWith({ status: 503, body: '<h1>Sorry</h1>' }, 1)

    expect(outcome).toMatchObject({ resolved: { subject } })
    expect(new Set(userinfoCalls().map(({ headers }) => decodeJwt(String(headers.dpop)).jti)).size).toBe(2)
    expect(harness.server.calls('token')).toHaveLength(1)
  })

  it('a connection that closes is tried again', async () => {
    expect(await completeWith({ status: 0, body: undefined }, 2)).toMatchObject({ resolved: { subject } })
    expect(userinfoCalls()).toHaveLength(3)
  })

  it('a wait beyond the deadline is not begun', async () => {
    const reply = problem(503, 'temporarily_unavailable', { 'retry-after': '60' })

    expect(await completeWith(reply)).toEqual({ code: 'unavailable', error: 'temporarily_unavailable' })
    expect(userinfoCalls()).toHaveLength(1)
  })
})

describe('a demand for a nonce', () => {
  const demand = (scheme: string, nonce: string): Reply => ({
    status: 401,
    headers: { 'www-authenticate': `${scheme} error="use_dpop_nonce", algs="ES256"`, 'dpop-nonce': nonce },
    body: '',
  })

  it.each(['DPoP', 'dPoP', 'Bearer realm="x", DPoP'])('by scheme %s is answered once', async (scheme) => {
    expect(await completeWith(demand(scheme, 'userinfo-nonce'), 1)).toMatchObject({ resolved: { subject } })
    expect(userinfoCalls().map(({ headers }) => decodeJwt(String(headers.dpop)).nonce)).toEqual([
      undefined,
      'userinfo-nonce',
    ])
  })

  it('is answered once, then the login is started again', async () => {
    const outcome = await completeWith(demand('DPoP', 'another'))

    expect(outcome).toEqual({ code: 'attempt_unknown', error: 'use_dpop_nonce' })
    expect(userinfoCalls()).toHaveLength(2)
  })

  it('by another scheme is not answered', async () => {
    expect(await completeWith(demand('Bearer', 'x'))).toMatchObject({ code: 'attempt_unknown' })
    expect(userinfoCalls()).toHaveLength(1)
  })

  it('is not forestalled by the nonce of the authorization server, which is another', async () => {
    const nonced = (body: Json): Reply => ({ status: 201, headers: { 'dpop-nonce': 'of-the-as' }, body })
    harness.server.intercept('par', () => nonced({ request_uri: 'urn:x', expires_in: 60 }))

    await harness.complete()

    expect(decodeJwt(String(userinfoCalls()[0]?.headers.dpop))).not.toHaveProperty('nonce')
  })
})

async function mintFor(claims: Json): Promise<string> {
  const { kid = '', alg = '', crv, x, y } = harness.keys.keys.find(({ use }) => use === 'enc') ?? {}
  const key = await importJWK({ kty: 'EC', crv, x, y }, alg)
  if (key instanceof Uint8Array) throw new Error('not a key')
  return mintNested(claims, 'A256GCM', { server: harness.server.signingKey, client: { key, kid, alg } })
}
