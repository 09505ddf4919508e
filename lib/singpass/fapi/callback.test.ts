import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Attempt } from '../attempt.ts'
import { subject } from './testing/authorization-server.ts'
import { type Harness, refusal, startHarness } from './testing/harness.ts'

let harness: Harness
let attempt: Attempt
beforeEach(async () => {
  harness = await startHarness()
  attempt = await harness.start()
})
afterEach(() => harness.server.close())

/** What comes of a callback, and whether it led to a token request. */
async function comeBack(changes: Record<string, string | undefined>, more = '') {
  const query = new URLSearchParams(`${harness.callback(attempt, changes)}${more}`)
  const outcome = await refusal(harness.client.retrieve(query, attempt))
  return { outcome, tokenCalls: harness.server.calls('token').length }
}

const failed = (error: string | undefined) => ({ code: undefined, error })

it('a callback with code, state and issuer is exchanged', async () => {
  expect(await comeBack({})).toMatchObject({ outcome: { resolved: { subject } }, tokenCalls: 1 })
})

it('parameters nobody asked for are passed over', async () => {
  expect(await comeBack({ session_state: 'x', utm_source: 'y' })).toMatchObject({ tokenCalls: 1 })
})

it.each([
  ['with another state', { state: 's'.repeat(43) }],
  ['with one more character in its state', { state: 'REPLACED' }],
  ['without a state', { state: undefined }],
  ['with an error and another state', { code: undefined, error: 'access_denied', state: 's'.repeat(43) }],
  ['with an error and no state', { code: undefined, error: 'access_denied', state: undefined }],
])('a callback %s is of no attempt of ours', async (_, changes) => {
  const state = 'state' in changes && changes.state === 'REPLACED' ? `${attempt.state}1` : changes.state

  expect(await comeBack({ ...changes, state })).toEqual({ outcome: { code: 'attempt_unknown' }, tokenCalls: 0 })
})

it.each([
  ['without an issuer', undefined],
  ['of the retired issuer', 'https://stg-id.singpass.gov.sg'],
  ['of the production issuer', 'https://id.singpass.gov.sg/fapi'],
])('a callback %s is refused before the token request', async (_, iss) => {
  expect(await comeBack({ iss })).toEqual({ outcome: { code: 'response_invalid', check: 'iss' }, tokenCalls: 0 })
})

it('an issuer that differs by a slash, a character or its case is refused', async () => {
  const { issuer } = harness.server
  for (const iss of [`${issuer}/`, `${issuer}1`, issuer.toUpperCase(), issuer.replace('fapi', 'FAPI')]) {
    expect(await comeBack({ iss })).toMatchObject({ outcome: { check: 'iss' }, tokenCalls: 0 })
  }
})

it.each([
  ['both a code and an error', 'callback.code', { error: 'access_denied' }, ''],
  ['neither a code nor an error', 'callback.code', { code: undefined }, ''],
  ['a list of codes', 'callback.code', { code: undefined, 'code[]': 'abc' }, ''],
  ['an empty code', 'callback.code', { code: '' }, ''],
  ['two codes', 'callback.code', {}, '&code=other'],
  ['two states', 'callback.state', {}, '&state=other'],
  ['two issuers', 'callback.iss', {}, '&iss=other'],
  ['two errors', 'callback.error', { code: undefined, error: 'access_denied' }, '&error=server_error'],
  ['an empty error', 'callback.error', failed(''), ''],
  ['an empty issuer', 'callback.iss', { iss: '' }, ''],
  ['a code of 10 kB', 'callback.code', { code: 'c'.repeat(10_000) }, ''],
  ['a code of 100 kB', 'callback.code', { code: 'c'.repeat(100_000) }, ''],
  ['a state of 256 characters', 'callback.state', { state: 's'.repeat(256) }, ''],
  ['an issuer of 10 kB', 'callback.iss', { iss: 'i'.repeat(10_000) }, ''],
  ['an error of 10 kB', 'callback.error', failed('e'.repeat(10_000)), ''],
  ['a code with a control character', 'callback.code', { code: 'abc\u0000' }, ''],
  ['a code with a line break', 'callback.code', { code: 'abc\r\nx-header: 1' }, ''],
  ['a code beyond ASCII', 'callback.code', { code: 'abcé' }, ''],
])('a callback with %s is refused', async (_, check, changes, more) => {
  const outcome = { code: 'response_invalid', check }

  expect(await comeBack(changes, more)).toEqual({ outcome, tokenCalls: 0 })
})

it.each([
  ['access_denied', 'access_denied'],
  ['login_required', 'access_denied'],
  ['consent_required', 'access_denied'],
  ['server_error', 'unavailable'],
  ['temporarily_unavailable', 'unavailable'],
  ['invalid_request_uri', 'unavailable'],
  ['something_new', 'unavailable'],
  ['constructor', 'unavailable'],
  ['invalid_request', 'request_rejected'],
  ['invalid_scope', 'request_rejected'],
  ['unauthorized_client', 'request_rejected'],
  ['unsupported_response_type', 'request_rejected'],
])('the error %s means %s', async (error, code) => {
  expect(await comeBack(failed(error))).toEqual({ outcome: { code, error }, tokenCalls: 0 })
})

it('an error may lack the issuer', async () => {
  const outcome = { code: 'access_denied', error: 'access_denied' }

  expect(await comeBack({ ...failed('access_denied'), iss: undefined })).toEqual({ outcome, tokenCalls: 0 })
})

it('an error under the name of another issuer is refused', async () => {
  const changes = { ...failed('access_denied'), iss: 'https://evil.example' }

  expect(await comeBack(changes)).toEqual({ outcome: { code: 'response_invalid', check: 'iss' }, tokenCalls: 0 })
})

it('an error that is markup is reported without its text', async () => {
  const query = harness.callback(attempt, { ...failed('<b>x</b>'), error_description: `<script>${'x'.repeat(5000)}` })

  const error = await harness.client.retrieve(query, attempt).catch((reason: unknown) => reason)

  expect(error).toMatchObject({ code: 'unavailable', details: { endpoint: 'authorise' } })
  expect(JSON.stringify(error) + String(error)).not.toMatch(/<|x{9}/)
})

it('a response in a form that nobody asked for is refused', async () => {
  for (const more of ['&response=eyJ.x.y', '&id_token=eyJ.x.y', '&token=abc']) {
    expect(await comeBack({}, more)).toMatchObject({ outcome: { code: 'response_invalid' }, tokenCalls: 0 })
  }
})

it.each<[string, (attempt: Attempt) => Attempt]>([
  ['that has expired', (attempt) => ({ ...attempt, expiresAt: attempt.startedAt })],
  ['of another connection', (attempt) => ({ ...attempt, connection: 'v3' })],
  ['that has lost its nonce', (attempt) => withSecret(attempt, { nonce: undefined })],
  ['that has lost its code verifier', (attempt) => withSecret(attempt, { codeVerifier: '' })],
  ['that has lost its DPoP key', (attempt) => withSecret(attempt, { dpopKey: undefined })],
  ['whose DPoP key is damaged', (attempt) => withSecret(attempt, { dpopKey: { kty: 'EC', crv: 'P-256', x: 'a' } })],
  ['whose DPoP key has lost its private half', (attempt) => withSecret(attempt, { dpopKey: publicHalf(attempt) })],
])('an attempt %s is started again', async (_, change) => {
  const outcome = await refusal(harness.client.retrieve(harness.callback(attempt), change(attempt)))

  expect(outcome).toEqual({ code: 'attempt_unknown' })
  expect(harness.server.calls('token')).toHaveLength(0)
})

function withSecret(attempt: Attempt, changes: Partial<Attempt['secrets']>): Attempt {
  return { ...attempt, secrets: { ...attempt.secrets, ...changes } }
}

function publicHalf({ secrets }: Attempt): JsonWebKey {
  const { d: _, ...half } = secrets.dpopKey ?? {}
  return half
}
