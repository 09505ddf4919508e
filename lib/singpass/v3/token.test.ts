import { describe, expect, it } from 'vitest'
import { failureOf, outcomeOf } from '../testing/failure.ts'
import { type Answer, type Loopback, reply, startLoopback } from '../testing/loopback.ts'
import { startDeadline } from '../upstream/deadline.ts'
import type { V3Settings } from './settings.ts'
import { buildAccessToken, buildAttempt, buildConnection, clientId, now } from './testing/myinfo.ts'
import { isSignedByApp, readPki } from './testing/pki.ts'
import { fetchAccessToken } from './token.ts'

const code = '8932a98da8720a10e356bc76475d76c4c628aa7f'
const accessToken = buildAccessToken()
const granted = { access_token: accessToken, token_type: 'Bearer', expires_in: 1799, scope: 'name uinfin' }

function json(value: unknown, status = 200): Answer {
  return reply(status, JSON.stringify(value), { 'Content-Type': 'application/json' })
}

async function exchange(
  { origin }: Loopback,
  changes: Partial<V3Settings> = {},
  milliseconds = 2_000,
): Promise<string> {
  const connection = buildConnection({ baseUrl: `${origin}/com/v3`, ...changes })

  return fetchAccessToken(connection, { code, attempt: buildAttempt(), deadline: startDeadline(milliseconds) })
}

describe('a token request', () => {
  it('is a form with the six parameters', async () => {
    const peer = await startLoopback(json(granted))
    await exchange(peer)

    expect(peer.received).toMatchObject([{ method: 'POST', path: '/com/v3/token' }])
    expect(Object.fromEntries(new URLSearchParams(peer.received[0]?.body))).toEqual({
      grant_type: 'authorization_code',
      code,
      redirect_uri: 'https://onboard.example.sg/api/auth/callback/v3',
      client_id: clientId,
      client_secret: 'example-secret-not-real',
      state: buildAttempt().state,
    })
    expect(peer.received[0]?.headers).toMatchObject({
      'content-type': 'application/x-www-form-urlencoded',
      'cache-control': 'no-cache',
    })
  })

  it('is signed over what arrives, with the present time', async () => {
    const peer = await startLoopback(json(granted))
    await exchange(peer)
    const [request] = peer.received
    if (!request) throw new Error('no request arrived')

    expect(isSignedByApp(peer.origin, request)).toBe(true)
    expect(readPki(request)).toMatchObject({ app_id: clientId, signature_method: 'RS256', timestamp: String(now) })
    expect(readPki(request).nonce).toMatch(/^[0-9a-f]{40}$/)
  })

  it('of the sandbox is not signed', async () => {
    const peer = await startLoopback(json(granted))
    await exchange(peer, { signed: false })

    expect(peer.received[0]?.headers.authorization).toBeUndefined()
  })
})

describe('a token answer', () => {
  it('gives the access token, still to be verified', async () => {
    expect(await exchange(await startLoopback(json(granted)))).toBe(accessToken)
  })

  it.each([
    ['in small letters', { ...granted, token_type: 'bearer' }],
    ['absent', { access_token: accessToken }],
  ])('may have its type %s', async (_, value) => {
    expect(await exchange(await startLoopback(json(value)))).toBe(accessToken)
  })

  it.each<[string, string, object]>([
    ['without an access token', 'access_token', { token_type: 'Bearer' }],
    ['whose access token is empty', 'access_token', { ...granted, access_token: '' }],
    ['whose access token is a list', 'access_token', { ...granted, access_token: [accessToken] }],
    ['whose access token is no JWT', 'access_token', { ...granted, access_token: 'opaque' }],
    ['whose access token would split a header', 'access_token', { ...granted, access_token: `${accessToken}\r\nX: 1` }],
    [
      'whose access token is endless',
      'access_token',
      { ...granted, access_token: `${accessToken}${'A'.repeat(12_000)}` },
    ],
    ['of type DPoP', 'token_type', { ...granted, token_type: 'DPoP' }],
    ['whose type is a number', 'token_type', { ...granted, token_type: 1 }],
  ])('%s is refused', async (_, check, value) => {
    const peer = await startLoopback(json(value))

    expect(await outcomeOf(() => exchange(peer))).toEqual({ code: 'response_invalid', check, endpoint: 'token' })
  })

  it.each<[string, Answer]>([
    ['a page', reply(200, '<!doctype html>', { 'Content-Type': 'text/html' })],
    ['a list', json([granted])],
    ['null', json(null)],
    ['half an object', reply(200, '{"access_token":"ey')],
    ['empty', reply(200)],
    ['a member named __proto__', reply(200, `{"__proto__":{"access_token":"${accessToken}"}}`)],
  ])('that is %s counts as an outage', async (_, answer) => {
    const peer = await startLoopback(answer)

    expect(await outcomeOf(() => exchange(peer))).toEqual({ code: 'unavailable', endpoint: 'token', status: 200 })
  })
})

describe('a refused token request', () => {
  it.each([
    [400, 'attempt_unknown'],
    [401, 'request_rejected'],
    [403, 'request_rejected'],
    [404, 'request_rejected'],
    [429, 'unavailable'],
    [500, 'unavailable'],
    [502, 'unavailable'],
    [503, 'unavailable'],
  ])('with status %i means %s, and is not repeated', async (status, expected) => {
    const peer = await startLoopback(reply(status, '<p>Error</p>'))

    expect(await outcomeOf(() => exchange(peer))).toMatchObject({ code: expected, endpoint: 'token', status })
    expect(peer.received).toHaveLength(1)
  })

  it.each([
    [0, 'no clock', undefined],
    [600_000, 'the clock', 'clock'],
  ])('by a peer whose clock is %i ms ahead of ours names %s', async (ahead, _, check) => {
    const peer = await startLoopback(reply(401, '{}', { date: new Date(now + ahead).toUTCString() }))
    const { details } = await failureOf(() => exchange(peer))

    expect(details.check).toBe(check)
  })

  it.each([
    ['401', '401'],
    [401, '401'],
    ['invalid_grant', 'invalid_grant'],
    ['S1234567D', undefined],
    ['<b>', undefined],
    [{ a: 1 }, undefined],
  ])('names the code %j that Myinfo gave', async (given, error) => {
    const peer = await startLoopback(json({ code: given, message: 'x' }, 401))

    expect((await outcomeOf(() => exchange(peer))).error).toBe(error)
  })

  it('does not repeat the message, which may hold the client secret', async () => {
    const message = 'Signature verification failed, POST&…&client_secret=example-secret-not-real&code=8932'
    const peer = await startLoopback(json({ code: 403, message }, 403))
    const failure = await failureOf(() => exchange(peer))

    expect(JSON.stringify([failure, failure.message])).not.toMatch(/secret|8932/)
  })

  it('by a redirect keeps the secret here', async () => {
    const elsewhere = await startLoopback(json(granted))
    const peer = await startLoopback(reply(307, '', { Location: `${elsewhere.origin}/com/v3/token` }))

    expect((await outcomeOf(() => exchange(peer))).check).toBe('redirect')
    expect(elsewhere.received).toEqual([])
  })
})

describe('a token endpoint that stays silent', () => {
  it('is given up within the deadline and never asked twice', async () => {
    const peer = await startLoopback(() => undefined)

    expect((await outcomeOf(() => exchange(peer, {}, 100))).code).toBe('unavailable')
    expect(peer.received).toHaveLength(1)
  })
})
