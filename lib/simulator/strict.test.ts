import { request } from 'node:http'
import { generateKeyPair } from 'jose'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTestBrowser } from './fixtures/browser.ts'
import { personas } from './personas/index.ts'
import { shareSimulator } from './testing/shared-simulator.ts'
import { clientId, redirectUri } from './testing/test-client.ts'
import { type Row, wrong } from './testing/test-refusals.ts'
import { createTestRp, type Trip } from './testing/test-rp.ts'

const stranger = await generateKeyPair('ES256', { extractable: true })
const loginId = 'LoGiNlOgInLoGiNlOgInLoGiNlOgIn01'
const otherId = 'ZzZzZzZzZzZzZzZzZzZzZzZzZz543210'
const persona = personas[0]?.id ?? ''
const now = () => rp.now()

const { keys, simulator, rp } = await shareSimulator(
  { scopes: ['uinfin', 'name'] },
  { clientId: otherId, name: 'Other' },
  { clientId: loginId, kind: 'login', scopes: ['user.identity'] },
)
beforeEach(() => simulator.setClockOffset(0))

describe('the authorization endpoint', () => {
  const visit = (url: string) => createTestBrowser(simulator.origin).open(url)

  test('refuses parameters beside client_id and request_uri', async () => {
    const { body } = await rp.push()
    const { status, text } = await visit(`${rp.buildAuthorisationUrl(String(body.request_uri))}&scope=openid`)
    expect(status).toBe(400)
    expect(text).toContain('the query is not client_id and request_uri alone')
  })

  test('refuses a request that was not pushed', async () => {
    const query = new URLSearchParams({
      client_id: clientId,
      response_type: 'code',
      scope: 'openid',
      redirect_uri: redirectUri,
    })
    expect((await visit(`${simulator.issuer}/auth?${query}`)).status).toBe(400)
  })

  test('refuses the request_uri of another client', async () => {
    const { body } = await rp.push()
    const { status, text } = await visit(rp.buildAuthorisationUrl(String(body.request_uri), otherId))
    expect(status).toBe(400)
    expect(text).toContain('the request_uri is of another client')
  })

  test('refuses a post', async () => {
    const { body } = await rp.push()
    const url = rp.buildAuthorisationUrl(String(body.request_uri))
    expect((await fetch(url, { method: 'POST' })).status).toBe(405)
  })

  test('refuses an unknown request_uri', async () => {
    const unknown = 'urn:ietf:params:oauth:request_uri:unknown'
    const { status, text } = await visit(rp.buildAuthorisationUrl(unknown))
    expect([status, text.includes('there is no such request_uri')]).toEqual([400, true])
  })

  test('refuses parameters that come twice', async () => {
    const { body } = await rp.push()
    const { status } = await visit(`${rp.buildAuthorisationUrl(String(body.request_uri))}&client_id=${clientId}`)
    expect(status).toBe(400)
  })

  test('sends a request_uri older than 60 seconds back with an error', async () => {
    const { body } = await rp.push()
    simulator.setClockOffset(61)
    const { url } = await visit(rp.buildAuthorisationUrl(String(body.request_uri)))
    expect(url.href.startsWith(redirectUri)).toBe(true)
    const raw = await fetch(rp.buildAuthorisationUrl(String(body.request_uri)), { redirect: 'manual' })
    expect([raw.status, raw.headers.get('cache-control'), raw.headers.get('referrer-policy')]).toEqual([
      303,
      'no-store',
      'no-referrer',
    ])
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      error: 'invalid_request_uri',
      state: 'state-of-thirty-characters-or-more',
      iss: simulator.issuer,
    })
  })

  test('gives no second code for one request_uri', async () => {
    const { body } = await rp.push()
    const url = rp.buildAuthorisationUrl(String(body.request_uri))
    const [first, second] = [createTestBrowser(simulator.origin), createTestBrowser(simulator.origin)]
    const pages = [await first.open(url), await second.open(url)]
    const consents = [
      await first.post(pages[0]?.url ?? '', { persona }),
      await second.post(pages[1]?.url ?? '', { persona }),
    ]
    const one = await first.post(consents[0]?.url ?? '', { decision: 'agree' })
    const two = await second.post(consents[1]?.url ?? '', { decision: 'agree' })
    expect([one.url.searchParams.has('code'), two.url.searchParams.has('code')]).toEqual([true, false])
  })
})

describe('a token request', () => {
  let trip: Trip
  beforeEach(async () => {
    trip = await rp.travel(persona)
  })

  const wrongExchanges: Row[] = [
    ['without assertion', 'invalid_client', 401, () => ({ form: { client_assertion: undefined } }), 'client assertion'],
    ['without DPoP header', 'invalid_request', 400, () => ({ proof: 'none' }), 'no DPoP header'],
    [
      'with a proof of another key',
      'invalid_dpop_proof',
      400,
      () => ({ headers: {}, proof: { header: { jwk: strangerJwk }, key: stranger.privateKey } }),
      'key is not the one',
    ],
    wrong('with another grant type', { grant_type: 'refresh_token' }, 'unsupported_grant_type'),
    wrong('without grant type', { grant_type: undefined }),
    wrong('without code', { code: undefined }),
    wrong('without verifier', { code_verifier: undefined }),
    wrong('with another verifier', { code_verifier: 'A'.repeat(43) }, 'invalid_grant', ''),
    wrong('with another redirect_uri', { redirect_uri: `${redirectUri}/` }, 'invalid_grant', ''),
    wrong('with an unknown code', { code: 'unknown' }, 'invalid_grant', ''),
    wrong('with state', { state: 'x' }),
    wrong('with scope', { scope: 'openid' }),
    wrong('with a client secret', { client_secret: 'x' }),
  ]

  test.each(wrongExchanges)('%s is refused with %s', async (_, error, status, build, reason) => {
    const outcome = await rp.exchange(trip, build())
    expect([outcome.status, outcome.body.error]).toEqual([status, error])
    expect(outcome.body.error_description).toContain(reason)
  })

  test('of another client is refused', async () => {
    const other = createTestRp(simulator, keys, otherId)
    expect(await other.exchange(trip)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
  })

  test('60 seconds later is refused', async () => {
    simulator.setClockOffset(61)
    const late = { claims: { iat: now() + 61, exp: now() + 121 } }
    expect(await rp.exchange(trip, { assertion: late, proof: late })).toMatchObject({
      body: { error: 'invalid_grant' },
    })
  })

  test('that repeats a code is refused, and its access token is dead', async () => {
    const { body } = await rp.exchange(trip)
    const token = String(body.access_token)
    expect((await rp.fetchPerson(token, trip.dpop)).status).toBe(200)
    expect(await rp.exchange(trip)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    expect(await rp.fetchPerson(token, trip.dpop)).toMatchObject({ status: 401, body: { error: 'invalid_token' } })
  })

  test('is answered without scope and without refresh token', async () => {
    const { status, body, headers } = await rp.exchange(trip)
    expect(status).toBe(200)
    expect(Object.keys(body).sort()).toEqual(['access_token', 'expires_in', 'id_token', 'token_type'])
    expect(body.token_type).toBe('DPoP')
    expect(headers.get('cache-control')).toBe('no-store')
  })
})

const strangerJwk = await crypto.subtle
  .exportKey('jwk', stranger.publicKey)
  .then(({ kty, crv, x, y }) => ({ kty, crv, x, y }))

describe('userinfo', () => {
  let trip: Trip
  let token: string
  beforeAll(async () => {
    trip = await rp.travel(persona)
    token = String((await rp.exchange(trip)).body.access_token)
  })

  test.each<Row>([
    [
      'with the Bearer scheme',
      'invalid_token',
      401,
      () => ({ headers: { authorization: `Bearer ${token}` } }),
      'scheme',
    ],
    ['without token', 'invalid_token', 401, () => ({ headers: { authorization: 'DPoP ' } }), 'malformed'],
    [
      'with an altered token',
      'invalid_token',
      401,
      () => ({ headers: { authorization: `DPoP ${token}x` } }),
      'malformed',
    ],
    ['without proof', 'invalid_dpop_proof', 401, () => ({ proof: 'none' }), 'one header'],
    [
      'with the hash of another token',
      'invalid_dpop_proof',
      401,
      () => ({ proof: { claims: { ath: 'A'.repeat(43) } } }),
      '"ath"',
    ],
    [
      'without the hash of the token',
      'invalid_dpop_proof',
      401,
      () => ({ proof: { claims: { ath: undefined } } }),
      '"ath"',
    ],
    [
      'with a proof for PAR',
      'invalid_dpop_proof',
      401,
      () => ({ proof: { claims: { htu: `${simulator.issuer}/par` } } }),
      '"htu"',
    ],
    [
      'with a proof of another key',
      'invalid_dpop_proof',
      401,
      () => ({ proof: { header: { jwk: strangerJwk }, key: stranger.privateKey } }),
      'key is not the one',
    ],
  ])('%s is refused with %s', async (_, error, status, build, reason) => {
    const outcome = await rp.fetchPerson(token, trip.dpop, build())
    expect([outcome.status, outcome.body.error]).toEqual([status, error])
    expect(outcome.body.error_description).toContain(reason)
    expect(outcome.headers.get('www-authenticate')).toBe(`DPoP error="${error}"`)
  })

  test('thirty minutes later is refused', async () => {
    simulator.setClockOffset(1801)
    const late = { claims: { iat: now() + 1801, exp: now() + 1861 } }
    expect(await rp.fetchPerson(token, trip.dpop, { proof: late })).toMatchObject({
      status: 401,
      body: { error: 'invalid_token' },
    })
  })

  test('with a query is refused', async () => {
    const response = await fetch(`${simulator.issuer}/userinfo?a=b`, { headers: { authorization: `DPoP ${token}` } })
    expect(response.status).toBe(400)
  })

  test('with two Authorization headers is refused', async () => {
    const outcome = await new Promise((resolve) => {
      const twice = ['authorization', `DPoP ${token}`, 'authorization', `DPoP ${token}`]
      const headers = ['host', new URL(simulator.origin).host, ...twice]
      request(`${simulator.issuer}/userinfo`, { headers }, ({ statusCode }) => resolve(statusCode)).end()
    })
    expect(outcome).toBe(400)
    expect(simulator.log().at(-1)?.reason).toBe('two Authorization headers are sent')
  })

  test('of a Login application is refused', async () => {
    const login = createTestRp(simulator, keys, loginId)
    const form = { scope: 'openid user.identity', authentication_context_type: 'BANK_CASA_OPENING' }
    const { privateKey: dpop } = await generateKeyPair('ES256', { extractable: true })
    const { body: pushed } = await login.push({ form }, dpop)
    const browser = createTestBrowser(simulator.origin)
    const gallery = await browser.open(login.buildAuthorisationUrl(String(pushed.request_uri), loginId))
    const { url } = await browser.post(gallery.url, { persona })
    const back = { code: url.searchParams.get('code') ?? '', dpop, verifier: trip.verifier }
    const { body } = await login.exchange(back)
    const outcome = await login.fetchPerson(String(body.access_token), dpop)
    expect([outcome.status, outcome.body.error]).toEqual([403, 'insufficient_scope'])
  })

  test('by POST is refused', async () => {
    expect((await fetch(`${simulator.issuer}/userinfo`, { method: 'POST' })).status).toBe(405)
  })

  test('of a foreign account is refused, because it has no Myinfo', async () => {
    const foreigner = personas.find(({ account }) => account === 'foreign')
    const foreign = await rp.travel(foreigner?.id ?? '')
    const { body } = await rp.exchange(foreign)
    const outcome = await rp.fetchPerson(String(body.access_token), foreign.dpop)
    expect([outcome.status, outcome.body.error]).toEqual([400, 'invalid_request'])
  })

  test('may be asked again within thirty minutes', async () => {
    expect((await rp.fetchPerson(token, trip.dpop)).status).toBe(200)
    expect((await rp.fetchPerson(token, trip.dpop)).headers.get('content-type')).toBe('application/jwt')
  })
})
