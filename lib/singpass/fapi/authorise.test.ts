import { calculateJwkThumbprint, createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose'
import { calculatePKCECodeChallenge } from 'oauth4webapi'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { publicJwks } from './keys/keys.ts'
import { clientId, type Reply, requestUri } from './testing/authorization-server.ts'
import { type Harness, redirectUri, refusal, startHarness, startOfTest } from './testing/harness.ts'

let harness: Harness
beforeEach(async () => {
  harness = await startHarness()
})
afterEach(() => harness.server.close())

const request = { scopes: ['uinfin', 'regadd', 'cpfbalances.oa'], purpose: 'opening an account', redirectUri }
const authorise = () => harness.client.authorise(request)
const pushes = () => harness.server.calls('par')

/** Answers every push, or only the first ones, with this. */
function answerPush(reply: Reply, times = Number.POSITIVE_INFINITY) {
  harness.server.intercept('par', (_, count) => (count <= times ? reply : undefined))
}

const problem = (status: number, error: string, headers = {}): Reply => ({ status, headers, body: { error } })

describe('a pushed request', () => {
  it('carries these parameters and no others', async () => {
    const { attempt } = await authorise()

    const [push] = pushes()
    const { client_assertion: assertion, ...parameters } = Object.fromEntries(push?.body ?? [])
    expect(parameters).toEqual({
      response_type: 'code',
      client_id: clientId,
      redirect_uri: redirectUri,
      scope: 'openid uinfin regadd cpfbalances.oa',
      state: attempt.state,
      nonce: attempt.secrets.nonce,
      code_challenge: await calculatePKCECodeChallenge(attempt.secrets.codeVerifier ?? ''),
      code_challenge_method: 'S256',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    })
    expect(assertion?.split('.')).toHaveLength(3)
    expect(push?.headers['content-type']).toMatch('application/x-www-form-urlencoded')
  })

  it('authenticates by an assertion that a published key verifies', async () => {
    await authorise()

    const assertion = pushes()[0]?.body.get('client_assertion') ?? ''
    const { payload, protectedHeader } = await jwtVerify(assertion, createLocalJWKSet(publicJwks(harness.keys)), {
      currentDate: new Date(startOfTest),
    })
    expect(protectedHeader).toMatchObject({ alg: 'ES256', typ: 'JWT' })
    expect(payload.aud).toBe(harness.server.issuer)
  })

  it('proves possession of the key that the attempt keeps', async () => {
    const { attempt } = await authorise()

    const proof = String(pushes()[0]?.headers.dpop)
    const { jwk } = decodeProtectedHeader(proof)
    const { d, ...publicHalf } = attempt.secrets.dpopKey ?? {}
    expect(jwk).toEqual(publicHalf)
    expect(d).toHaveLength(43)
    expect(decodeJwt(proof)).toMatchObject({ htm: 'POST', htu: `${harness.server.issuer}/par` })
    expect(decodeJwt(proof)).not.toHaveProperty('ath')
  })
})

it('the browser carries the client and the request, and nothing else', async () => {
  const { url } = await authorise()

  expect(url.origin + url.pathname).toBe(`${harness.server.issuer}/auth`)
  expect([...url.searchParams]).toEqual([
    ['client_id', clientId],
    ['request_uri', requestUri],
  ])
})

it('an attempt lasts ten minutes and remembers what was asked', async () => {
  const { attempt } = await authorise()

  expect(attempt).toMatchObject({
    connection: 'fapi',
    scopes: request.scopes,
    redirectUri,
    startedAt: startOfTest,
    expiresAt: startOfTest + 600_000,
  })
})

it('S02 state, nonce and code verifier are 43 URL-safe characters', async () => {
  const { attempt } = await authorise()

  for (const value of [attempt.state, attempt.secrets.nonce, attempt.secrets.codeVerifier]) {
    expect(value).toMatch(/^[\w-]{43}$/)
  }
})

it('two logins share no secret, no key and no assertion', async () => {
  const attempts = [(await authorise()).attempt, (await authorise()).attempt]

  const secrets = attempts.flatMap(({ state, secrets }) => [
    state,
    secrets.nonce,
    secrets.codeVerifier,
    secrets.dpopKey?.d,
    secrets.dpopKey?.x,
  ])
  const identifiers = pushes().flatMap(({ body, headers }) => [
    decodeJwt(body.get('client_assertion') ?? '').jti,
    decodeJwt(String(headers.dpop)).jti,
  ])
  expect(new Set(secrets).size).toBe(10)
  expect(new Set(identifiers).size).toBe(4)
})

it('a hundred logins have a hundred states', async () => {
  const states = new Set<string>()
  for (let count = 0; count < 100; count++) states.add((await authorise()).attempt.state)

  expect(states.size).toBe(100)
})

it.each([
  [400, 'invalid_request'],
  [400, 'invalid_scope'],
  [400, 'invalid_dpop_proof'],
  [401, 'invalid_client'],
  [403, 'unauthorized_client'],
])('a push refused with %i %s is reported as our own fault and not repeated', async (status, error) => {
  answerPush(problem(status, error))

  expect(await refusal(authorise())).toEqual({ code: 'request_rejected', error })
  expect(pushes()).toHaveLength(1)
})

it.each([600, -600])(
  'a push refused by a server whose clock is %i seconds ahead of ours names our clock',
  async (ahead) => {
    const date = new Date(harness.clock.now + ahead * 1000).toUTCString()
    answerPush({ status: 401, headers: { date }, body: { error: 'invalid_client' } })

    expect(await refusal(authorise())).toEqual({ code: 'request_rejected', check: 'clock', error: 'invalid_client' })
    expect(pushes()).toHaveLength(1)
  },
)

it.each([
  ['500 server_error', problem(500, 'server_error')],
  ['502 upstream_dependency_error', problem(502, 'upstream_dependency_error')],
  ['503 temporarily_unavailable', problem(503, 'temporarily_unavailable')],
  ['503 with a page', { status: 503, body: '<h1>Maintenance</h1>' }],
  ['429', { status: 429, body: {} }],
  ['400 server_error', problem(400, 'server_error')],
  ['a closed connection', { status: 0, body: undefined }],
])('a push answered with %s is repeated once, signed anew', async (_, reply) => {
  answerPush(reply, 1)

  const { attempt } = await authorise()

  const [first, second] = pushes()
  expect(pushes()).toHaveLength(2)
  expect(second?.body.get('state')).toBe(attempt.state)
  expect(jtis(second)).not.toContain(jtis(first)[0])
  expect(jtis(second)).not.toContain(jtis(first)[1])
})

it('a push that fails twice is given up', async () => {
  answerPush(problem(500, 'server_error'))

  expect(await refusal(authorise())).toEqual({ code: 'unavailable', error: 'server_error' })
  expect(pushes()).toHaveLength(2)
})

it('a push is not repeated when Singpass asks to wait longer than the applicant can', async () => {
  answerPush(problem(429, 'temporarily_unavailable', { 'retry-after': '120' }))

  expect(await refusal(authorise())).toEqual({ code: 'unavailable', error: 'temporarily_unavailable' })
  expect(pushes()).toHaveLength(1)
})

it('an error that is no token is dropped', async () => {
  answerPush(problem(400, '<script>alert(1)</script>'))

  expect(await refusal(authorise())).toEqual({ code: 'request_rejected' })
})

it.each<[string, Reply['body']]>([
  ['without request_uri', { expires_in: 60 }],
  ['whose request_uri is empty', { request_uri: '', expires_in: 60 }],
  ['whose request_uri is a number', { request_uri: 5, expires_in: 60 }],
  ['whose request_uri holds a space', { request_uri: 'urn:a b', expires_in: 60 }],
  ['without expires_in', { request_uri: requestUri }],
  ['that has expired already', { request_uri: requestUri, expires_in: 0 }],
  ['that expires in the past', { request_uri: requestUri, expires_in: -60 }],
  ['whose expires_in is a text', { request_uri: requestUri, expires_in: '60' }],
  ['that is a page', '<html>hello</html>'],
  ['that is empty', ''],
  ['that is a list', '[]'],
  ['that is cut off', '{"request_uri":"urn:x","expi'],
  ['beyond a million bytes', `{"request_uri":"${'u'.repeat(1_100_000)}"}`],
])('an answer %s starts no login and is not repeated', async (_, body) => {
  answerPush({ status: 201, body })

  expect(await refusal(authorise())).toEqual({ code: 'unavailable' })
})

it('an answer of 200 serves as well as 201', async () => {
  answerPush({ status: 200, body: { request_uri: requestUri, expires_in: 60 } })

  expect((await authorise()).url.searchParams.get('request_uri')).toBe(requestUri)
})

it('a success of another kind is refused', async () => {
  answerPush({ status: 202, body: { request_uri: requestUri, expires_in: 60 } })

  expect(await refusal(authorise())).toEqual({ code: 'response_invalid', check: 'status' })
})

it('a redirect is refused and not followed', async () => {
  answerPush({ status: 307, headers: { location: `${harness.server.issuer}/elsewhere` }, body: '' })

  expect(await refusal(authorise())).toEqual({ code: 'response_invalid', check: 'redirect' })
  expect(harness.server.received.map(({ path }) => path)).not.toContain('/fapi/elsewhere')
})

describe('a demand for a nonce', () => {
  const demand = (nonce: string): Reply => problem(400, 'use_dpop_nonce', { 'dpop-nonce': nonce })

  it('is answered once, with the nonce and everything signed anew', async () => {
    answerPush(demand('server-nonce-1'), 1)

    const { attempt } = await authorise()

    const [first, second] = pushes()
    expect(decodeJwt(String(first?.headers.dpop))).not.toHaveProperty('nonce')
    expect(decodeJwt(String(second?.headers.dpop)).nonce).toBe('server-nonce-1')
    expect(jtis(second)).not.toContain(jtis(first)[0])
    expect(jtis(second)).not.toContain(jtis(first)[1])
    expect(attempt.secrets.dpopNonce).toBe('server-nonce-1')
    const thumbprints = [first, second].map((push) => {
      const { jwk } = decodeProtectedHeader(String(push?.headers.dpop))
      return calculateJwkThumbprint(jwk ?? { kty: 'none' })
    })
    expect(await thumbprints[0]).toBe(await thumbprints[1])
  })

  it('is answered once, then reported', async () => {
    harness.server.intercept('par', (_, count) => demand(`nonce-${count}`))

    expect(await refusal(authorise())).toEqual({ code: 'request_rejected', error: 'use_dpop_nonce' })
    expect(pushes()).toHaveLength(2)
  })

  it('without a nonce is not answered', async () => {
    answerPush(problem(400, 'use_dpop_nonce'))

    expect(await refusal(authorise())).toEqual({ code: 'request_rejected', error: 'use_dpop_nonce' })
    expect(pushes()).toHaveLength(1)
  })
})

it('a nonce that comes with a success is kept for the token request', async () => {
  answerPush({
    status: 201,
    headers: { 'dpop-nonce': 'for-later' },
    body: { request_uri: requestUri, expires_in: 60 },
  })

  expect((await authorise()).attempt.secrets.dpopNonce).toBe('for-later')
})

it('a nonce of unreasonable length is not kept', async () => {
  answerPush({
    status: 201,
    headers: { 'dpop-nonce': 'n'.repeat(600) },
    body: { request_uri: requestUri, expires_in: 60 },
  })

  expect((await authorise()).attempt.secrets).not.toHaveProperty('dpopNonce')
})

function jtis(push: ReturnType<typeof pushes>[number] | undefined): unknown[] {
  return [decodeJwt(push?.body.get('client_assertion') ?? '').jti, decodeJwt(String(push?.headers.dpop)).jti]
}
