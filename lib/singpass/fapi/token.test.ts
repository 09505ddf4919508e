import { decodeJwt, decodeProtectedHeader } from 'jose'
import { calculatePKCECodeChallenge } from 'oauth4webapi'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { clientId, type Reply, subject } from './testing/authorization-server.ts'
import { type Harness, redirectUri, refusal, startHarness } from './testing/harness.ts'
import type { Json } from './testing/mint.ts'

let harness: Harness
beforeEach(async () => {
  harness = await startHarness()
})
afterEach(() => harness.server.close())

const tokenCalls = () => harness.server.calls('token')
const problem = (status: number, error: string, headers = {}): Reply => ({ status, headers, body: { error } })

/** Completes a login whose token request is always answered with this. */
function completeWith(reply: Reply) {
  harness.server.intercept('token', () => reply)
  return refusal(harness.complete())
}

it('a token request carries these parameters and no others', async () => {
  await harness.complete()

  const { client_assertion: assertion, ...parameters } = Object.fromEntries(tokenCalls()[0]?.body ?? [])
  expect(parameters).toEqual({
    grant_type: 'authorization_code',
    code: 'Zm9vYmFy-code_1',
    redirect_uri: redirectUri,
    code_verifier: expect.stringMatching(/^[\w-]{43}$/),
    client_id: clientId,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  })
  expect(decodeJwt(assertion ?? '').aud).toBe(harness.server.issuer)
  expect(tokenCalls()[0]?.headers).not.toHaveProperty('authorization')
})

it('the code verifier is the one whose challenge was pushed', async () => {
  await harness.complete()

  const verifier = tokenCalls()[0]?.body.get('code_verifier') ?? ''
  const challenge = harness.server.calls('par')[0]?.body.get('code_challenge')
  expect(await calculatePKCECodeChallenge(verifier)).toBe(challenge)
})

it('one key proves possession at all three endpoints, with a new proof at each', async () => {
  await harness.complete()

  const proofs = (['par', 'token', 'userinfo'] as const).map((path) =>
    String(harness.server.calls(path)[0]?.headers.dpop),
  )
  const points = proofs.map((proof) => decodeProtectedHeader(proof).jwk?.x)
  expect(new Set(points).size).toBe(1)
  expect(new Set(proofs.map((proof) => decodeJwt(proof).jti)).size).toBe(3)
  expect(decodeJwt(proofs[1] ?? '')).toMatchObject({ htm: 'POST', htu: `${harness.server.issuer}/token` })
})

it.each([
  [400, 'invalid_grant', 'attempt_unknown'],
  [400, 'invalid_request', 'request_rejected'],
  [400, 'invalid_dpop_proof', 'request_rejected'],
  [400, 'unsupported_grant_type', 'request_rejected'],
  [401, 'invalid_client', 'request_rejected'],
  [400, 'invalid_scope', 'request_rejected'],
  [500, 'server_error', 'unavailable'],
  [502, 'upstream_dependency_error', 'unavailable'],
  [503, 'temporarily_unavailable', 'unavailable'],
  [400, 'temporarily_unavailable', 'unavailable'],
  [200, 'invalid_grant', 'attempt_unknown'],
  [200, 'server_error', 'unavailable'],
])('a token request answered with %i %s ends as %s and is not repeated', async (status, error, code) => {
  expect(await completeWith(problem(status, error))).toEqual({ code, error })
  expect(tokenCalls()).toHaveLength(1)
  expect(harness.server.calls('userinfo')).toHaveLength(0)
})

it.each<[string, Reply]>([
  ['a page', { status: 200, body: '<html>login</html>' }],
  ['nothing', { status: 200, body: '' }],
  ['half an answer', { status: 200, body: '{"access_token":"x"' }],
  ['a list', { status: 200, body: '[]' }],
  ['null', { status: 200, body: 'null' }],
  ['ten thousand levels', { status: 200, body: `{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}` }],
  ['a prototype', { status: 200, body: '{"__proto__":{"token_type":"DPoP"}}' }],
  ['more than a million bytes', { status: 200, body: `{"a":"${'a'.repeat(1_000_001)}"}` }],
  ['429', { status: 429, body: '' }],
  ['503 and a page', { status: 503, body: '<h1>Sorry</h1>' }],
  ['a closed connection', { status: 0, body: undefined }],
])('a token request answered with %s is given up at once', async (_, reply) => {
  expect(await completeWith(reply)).toEqual({ code: 'unavailable' })
  expect(tokenCalls()).toHaveLength(1)
  expect(({} as Json).token_type).toBeUndefined()
})

it('a redirect is refused, and no credential leaves for elsewhere', async () => {
  const reply = { status: 302, headers: { location: `${harness.server.issuer}/elsewhere` }, body: '' }

  expect(await completeWith(reply)).toEqual({ code: 'response_invalid', check: 'redirect' })
  expect(harness.server.received.map(({ path }) => path)).not.toContain('/fapi/elsewhere')
})

it.each<[string, string, Json]>([
  ['of type Bearer', 'token_type', { token_type: 'Bearer' }],
  ['without a type', 'token_type', { token_type: undefined }],
  ['whose type is a list', 'token_type', { token_type: ['DPoP'] }],
  ['without an access token', 'access_token', { access_token: undefined }],
  ['with an empty access token', 'access_token', { access_token: '' }],
  ['whose access token breaks a line', 'access_token', { access_token: 'a\r\nx: 1' }],
  ['without an ID token', 'id_token', { id_token: undefined }],
  ['with an empty ID token', 'id_token', { id_token: '' }],
  ['whose ID token is an object', 'id_token', { id_token: {} }],
])('a token answer %s is refused', async (_, check, members) => {
  harness.server.tokenMembers = members

  expect(await refusal(harness.complete())).toEqual({ code: 'response_invalid', check })
  expect(harness.server.calls('userinfo')).toHaveLength(0)
})

it.each<[string, Json]>([
  ['whose type is written dpOp', { token_type: 'dpOp' }],
  ['with a lifetime', { expires_in: 1800 }],
  ['with a lifetime that makes no sense', { expires_in: 'soon' }],
  ['with a scope', { scope: 'openid uinfin' }],
  ['with a refresh token', { refresh_token: 'never-used' }],
])('a token answer %s is accepted', async (_, members) => {
  harness.server.tokenMembers = members

  expect(await refusal(harness.complete())).toMatchObject({ resolved: { subject } })
  expect(tokenCalls()).toHaveLength(1)
})

it('an answer under the wrong content type is read all the same', async () => {
  harness.server.intercept('token', () => ({
    status: 400,
    headers: { 'content-type': 'application/jwt' },
    body: '{"error":"invalid_grant"}',
  }))

  expect(await refusal(harness.complete())).toEqual({ code: 'attempt_unknown', error: 'invalid_grant' })
})

it('a server that never answers is given up in five seconds, and the code is not sent again', async () => {
  let release: (() => void) | undefined
  harness.server.intercept('token', () => new Promise((resolve) => (release = () => resolve(undefined))))
  const startedAt = performance.now()

  const outcome = await refusal(harness.complete())

  expect(outcome).toEqual({ code: 'unavailable' })
  expect(performance.now() - startedAt).toBeLessThan(6_000)
  expect(tokenCalls()).toHaveLength(1)
  release?.()
}, 8_000)

describe('a demand for a nonce', () => {
  const demand = (nonce: string): Reply => problem(400, 'use_dpop_nonce', { 'dpop-nonce': nonce })

  it('is answered once, with a new assertion and proof and the same code', async () => {
    harness.server.intercept('token', (_, count) => (count === 1 ? demand('token-nonce') : undefined))

    expect(await harness.complete()).toMatchObject({ subject })

    const [first, second] = tokenCalls()
    expect(second?.body.get('code')).toBe(first?.body.get('code'))
    expect(decodeJwt(String(second?.headers.dpop)).nonce).toBe('token-nonce')
    const assertions = tokenCalls().map(({ body }) => decodeJwt(body.get('client_assertion') ?? '').jti)
    const proofs = tokenCalls().map(({ headers }) => decodeJwt(String(headers.dpop)).jti)
    expect(new Set([...assertions, ...proofs]).size).toBe(4)
  })

  it('is answered once, then reported', async () => {
    harness.server.intercept('token', (_, count) => demand(`nonce-${count}`))

    expect(await refusal(harness.complete())).toEqual({ code: 'request_rejected', error: 'use_dpop_nonce' })
    expect(tokenCalls()).toHaveLength(2)
  })

  it('is forestalled by the nonce that came with the pushed request', async () => {
    harness.server.intercept('par', () => ({
      status: 201,
      headers: { 'dpop-nonce': 'from-par' },
      body: { request_uri: 'urn:x', expires_in: 60 },
    }))

    await harness.complete()

    expect(decodeJwt(String(tokenCalls()[0]?.headers.dpop)).nonce).toBe('from-par')
  })
})
