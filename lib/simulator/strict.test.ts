import { generateKeyPair } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Simulator } from './index.ts'
import { personas } from './personas/index.ts'
import { createTestBrowser } from './test-browser.ts'
import { buildTestClient, clientId, createTestKeys, redirectUri, startSimulator } from './test-client.ts'
import { createTestRp, type RequestChanges, type Trip } from './test-rp.ts'

const keys = await createTestKeys()
const stranger = await generateKeyPair('ES256', { extractable: true })
const rsa = await generateKeyPair('RS256', { extractable: true })
const otherId = 'ZzZzZzZzZzZzZzZzZzZzZzZzZz543210'
const persona = personas[0]?.id ?? ''
let simulator: Simulator
let rp: ReturnType<typeof createTestRp>

beforeAll(async () => {
  const clients = [
    buildTestClient(keys, { scopes: ['uinfin', 'name'] }),
    buildTestClient(keys, { clientId: otherId, name: 'Other' }),
  ]
  simulator = await startSimulator(buildTestClient(keys), { clients })
  rp = createTestRp(simulator, keys)
})
afterAll(() => simulator.stop())
beforeEach(() => simulator.setClockOffset(0))

/** The last member is a part of the reason, so that a request is refused for what is wrong with it. */
type Row = [title: string, error: string, status: number, changes: () => RequestChanges, reason: string]

const now = () => rp.now()

const wrongAssertions: Row[] = [
  [
    'with another issuer as aud',
    'invalid_client',
    401,
    () => ({ assertion: { claims: { aud: 'https://id.singpass.gov.sg' } } }),
    '"aud"',
  ],
  [
    'with the endpoint as aud',
    'invalid_client',
    401,
    () => ({ assertion: { claims: { aud: `${simulator.issuer}/par` } } }),
    '"aud"',
  ],
  [
    'with aud as a list',
    'invalid_client',
    401,
    () => ({ assertion: { claims: { aud: [simulator.issuer] } } }),
    '"aud"',
  ],
  ['without sub', 'invalid_client', 401, () => ({ assertion: { claims: { sub: undefined } } }), 'no "sub"'],
  ['with another iss', 'invalid_client', 401, () => ({ assertion: { claims: { iss: 'somebody' } } }), '"iss"'],
  ['without jti', 'invalid_client', 401, () => ({ assertion: { claims: { jti: undefined } } }), '"jti" is missing'],
  ['without exp', 'invalid_client', 401, () => ({ assertion: { claims: { exp: undefined } } }), '"exp" is missing'],
  ['without iat', 'invalid_client', 401, () => ({ assertion: { claims: { iat: undefined } } }), '"iat" is missing'],
  [
    'that expired five minutes ago',
    'invalid_client',
    401,
    () => ({ assertion: { claims: { iat: now() - 360, exp: now() - 300 } } }),
    '"exp" is in the past',
  ],
  [
    'that lives longer than 120 seconds',
    'invalid_client',
    401,
    () => ({ assertion: { claims: { exp: now() + 180 } } }),
    'more than 120 seconds after',
  ],
  [
    'issued more than 60 seconds ahead',
    'invalid_client',
    401,
    () => ({ assertion: { claims: { iat: now() + 70, exp: now() + 100 } } }),
    '"iat" is in the future',
  ],
  [
    'not valid for more than 60 seconds',
    'invalid_client',
    401,
    () => ({ assertion: { claims: { nbf: now() + 70 } } }),
    '"nbf"',
  ],
  ['without typ', 'invalid_client', 401, () => ({ assertion: { header: { typ: undefined } } }), '"typ"'],
  [
    'signed by RS256',
    'invalid_client',
    401,
    () => ({ assertion: { header: { alg: 'RS256' }, key: rsa.privateKey } }),
    '"alg"',
  ],
  ['signed by a stranger', 'invalid_client', 401, () => ({ assertion: { key: stranger.privateKey } }), 'signature'],
  ['with an unknown kid', 'invalid_client', 401, () => ({ assertion: { header: { kid: 'sig-9' } } }), '"kid"'],
  [
    'with the kid of the encryption key',
    'invalid_client',
    401,
    () => ({ assertion: { header: { kid: 'enc-1' } } }),
    '"kid"',
  ],
  [
    'that is missing',
    'invalid_client',
    401,
    () => ({ form: { client_assertion: undefined } }),
    'missing or not a signed JWT',
  ],
  ['that is no JWT', 'invalid_client', 401, () => ({ form: { client_assertion: 'a.b.c' } }), 'not a signed JWT'],
  [
    'of another type',
    'invalid_client',
    401,
    () => ({ form: { client_assertion_type: 'jwt' } }),
    'client_assertion_type',
  ],
  [
    'of an unknown client',
    'invalid_client',
    401,
    () => ({ form: { client_id: undefined }, assertion: { claims: { sub: 'x', iss: 'x' } } }),
    'no application',
  ],
  [
    'of another client than client_id',
    'invalid_client',
    401,
    () => ({ form: { client_id: otherId } }),
    '"client_id" differs',
  ],
]

const wrongProofs: Row[] = [
  ['for another method', 'invalid_dpop_proof', 400, () => ({ proof: { claims: { htm: 'GET' } } }), '"htm"'],
  [
    'for another URL',
    'invalid_dpop_proof',
    400,
    () => ({ proof: { claims: { htu: `${simulator.issuer}/elsewhere` } } }),
    '"htu"',
  ],
  [
    'for another host',
    'invalid_dpop_proof',
    400,
    () => ({ proof: { claims: { htu: 'https://id.singpass.gov.sg/fapi/par' } } }),
    '"htu"',
  ],
  ['without htu', 'invalid_dpop_proof', 400, () => ({ proof: { claims: { htu: undefined } } }), '"htu"'],
  ['without jti', 'invalid_dpop_proof', 400, () => ({ proof: { claims: { jti: undefined } } }), '"jti" is missing'],
  ['without iat', 'invalid_dpop_proof', 400, () => ({ proof: { claims: { iat: undefined } } }), '"iat" is missing'],
  [
    'older than 120 seconds',
    'invalid_dpop_proof',
    400,
    () => ({ proof: { claims: { iat: now() - 130, exp: now() + 10 } } }),
    'older than 120',
  ],
  [
    'issued more than 60 seconds ahead',
    'invalid_dpop_proof',
    400,
    () => ({ proof: { claims: { iat: now() + 70, exp: now() + 100 } } }),
    '"iat" is in the future',
  ],
  [
    'that has expired',
    'invalid_dpop_proof',
    400,
    () => ({ proof: { claims: { iat: now() - 60, exp: now() - 1 } } }),
    '"exp" is in the past',
  ],
  [
    'that lives longer than 120 seconds',
    'invalid_dpop_proof',
    400,
    () => ({ proof: { claims: { exp: now() + 180 } } }),
    'more than 120 seconds after',
  ],
  ['of another typ', 'invalid_dpop_proof', 400, () => ({ proof: { header: { typ: 'JWT' } } }), '"typ" is not dpop+jwt'],
  [
    'whose algorithm is not that of its key',
    'invalid_dpop_proof',
    400,
    () => ({ proof: { header: { jwk: { kty: 'EC', crv: 'P-384', x: 'AA', y: 'AA' } } } }),
    'does not belong to the key',
  ],
  ['without its key', 'invalid_dpop_proof', 400, () => ({ proof: { header: { jwk: undefined } } }), 'no "jwk"'],
  ['signed by another key', 'invalid_dpop_proof', 400, () => ({ proof: { key: stranger.privateKey } }), 'signature'],
  [
    'with an RSA key',
    'invalid_dpop_proof',
    400,
    () => ({ proof: { header: { alg: 'RS256', jwk: { kty: 'RSA', n: 'AA', e: 'AQAB' } }, key: rsa.privateKey } }),
    'not EC',
  ],
]

function wrong(title: string, form: Record<string, string | undefined>, error = 'invalid_request'): Row {
  const [parameter = ''] = Object.keys(form)
  return [title, error, 400, () => ({ form }), error === 'invalid_grant' ? '' : parameter]
}

const wrongPushes: Row[] = [
  ['without DPoP header and dpop_jkt', 'invalid_request', 400, () => ({ proof: 'none' }), 'neither a DPoP header'],
  wrong('with a dpop_jkt of another key', { dpop_jkt: 'A'.repeat(43) }),
  wrong('without client_id', { client_id: undefined }),
  wrong('with another response type', { response_type: 'token' }),
  wrong('without redirect_uri', { redirect_uri: undefined }),
  wrong('with an unregistered redirect_uri', { redirect_uri: `${redirectUri}/` }),
  wrong('without openid', { scope: 'uinfin' }, 'invalid_scope'),
  wrong('without scope', { scope: undefined }, 'invalid_scope'),
  wrong('with an unapproved scope', { scope: 'openid uinfin regadd' }, 'invalid_scope'),
  wrong('with an unknown scope', { scope: 'openid shoesize' }, 'invalid_scope'),
  wrong('without state', { state: undefined }),
  wrong('with a state of 256 characters', { state: 's'.repeat(256) }),
  wrong('with a state of other characters', { state: 'state with spaces' }),
  wrong('without nonce', { nonce: undefined }),
  wrong('with a nonce of 256 characters', { nonce: 'n'.repeat(256) }),
  wrong('without code_challenge', { code_challenge: undefined }),
  wrong('with code_challenge_method plain', { code_challenge_method: 'plain' }),
  wrong('without code_challenge_method', { code_challenge_method: undefined }),
  wrong('with a padded code_challenge', { code_challenge: `${'A'.repeat(43)}=` }),
  wrong('with acr_values that were not allowed', { acr_values: 'urn:singpass:authentication:loa:3' }),
  wrong('with authentication_context_type', { authentication_context_type: 'APP_ONBOARDING_DEFAULT' }),
  wrong('with authentication_context_message', { authentication_context_message: 'Hello' }),
  wrong('with an unknown redirect_uri_https_type', { redirect_uri_https_type: 'http' }),
  wrong('with an unregistered app_launch_url', { app_launch_url: 'https://app.example' }),
  ...['request', 'request_uri', 'response_mode', 'prompt', 'max_age', 'login_hint', 'claims', 'resource', 'purpose']
    .concat(['purpose_id', 'subentity_id', 'authmode', 'login_type', 'attributes', 'client_secret'])
    .map((name) => wrong(`with ${name}, which is not part of this API`, { [name]: 'x' })),
  [
    'with an Authorization header',
    'invalid_request',
    400,
    () => ({ headers: { authorization: 'Basic YTpi' } }),
    'Authorization header',
  ],
]

describe('a pushed request', () => {
  test.each([...wrongAssertions, ...wrongProofs, ...wrongPushes])(
    '%s is refused with %s',
    async (_, error, status, build, reason) => {
      const { status: actual, body } = await rp.push(build())
      expect([actual, body.error]).toEqual([status, error])
      expect(body.error_description).toContain(reason)
      expect(simulator.log().at(-1)).toMatchObject({
        call: 'par',
        outcome: 'refused',
        error,
        reason: body.error_description,
      })
    },
  )

  test('is accepted with a clock eight seconds ahead', async () => {
    const ahead = { iat: now() + 8, nbf: now() + 8 }
    const { status } = await rp.push({ assertion: { claims: ahead }, proof: { claims: { iat: now() + 8 } } })
    expect(status).toBe(201)
  })

  test('is accepted with a thumbprint in place of a proof', async () => {
    expect(await rp.push({ proof: 'none', form: { dpop_jkt: 'A'.repeat(43) } })).toMatchObject({ status: 201 })
  })

  test('is accepted without kid, each of our keys being tried', async () => {
    expect(await rp.push({ assertion: { header: { kid: undefined } } })).toMatchObject({ status: 201 })
  })

  test('that repeats the jti of an assertion is refused', async () => {
    const claims = { jti: 'assertion-once' }
    expect((await rp.push({ assertion: { claims } })).status).toBe(201)
    const { status, body } = await rp.push({ assertion: { claims } })
    expect([status, body.error_description]).toEqual([401, 'client assertion "jti" was used before'])
  })

  test('that repeats a proof is refused', async () => {
    const proof = { method: 'POST', url: `${simulator.issuer}/par`, dpop: stranger.privateKey }
    const headers = { dpop: await rp.signProof(proof) }
    expect((await rp.push({ headers })).status).toBe(201)
    const { status, body } = await rp.push({ headers })
    expect([status, body.error_description]).toEqual([400, 'DPoP proof "jti" was used before'])
  })

  test('with two DPoP headers is refused', async () => {
    const body = new URLSearchParams({
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await rp.signAssertion(),
    })
    const proof = { method: 'POST', url: `${simulator.issuer}/par`, dpop: stranger.privateKey }
    const headers = new Headers({ dpop: await rp.signProof(proof) })
    headers.append('dpop', await rp.signProof(proof))
    const response = await fetch(`${simulator.issuer}/par`, { method: 'POST', body, headers })
    expect(await response.json()).toMatchObject({ error: 'invalid_dpop_proof' })
  })

  test('with a private key in the proof is refused', async () => {
    const jwk = { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA', d: 'AA' }
    const { body } = await rp.push({ proof: { header: { jwk } } })
    expect(body).toEqual({
      error: 'invalid_dpop_proof',
      error_description: 'DPoP proof header "jwk" holds a private key',
    })
  })

  test('in JSON is refused', async () => {
    const response = await fetch(`${simulator.issuer}/par`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    })
    expect([response.status, await response.json()]).toMatchObject([400, { error: 'invalid_request' }])
  })

  test('by GET is refused', async () => {
    expect((await fetch(`${simulator.issuer}/par`)).status).toBe(405)
  })
})

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
    expect((await visit(rp.buildAuthorisationUrl(String(body.request_uri), otherId))).status).toBe(400)
  })

  test('refuses an unknown request_uri', async () => {
    const unknown = 'urn:ietf:params:oauth:request_uri:unknown'
    expect((await visit(rp.buildAuthorisationUrl(unknown))).status).toBe(400)
  })

  test('sends a request_uri older than 60 seconds back with an error', async () => {
    const { body } = await rp.push()
    simulator.setClockOffset(61)
    const { url } = await visit(rp.buildAuthorisationUrl(String(body.request_uri)))
    expect(url.href.startsWith(redirectUri)).toBe(true)
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
    wrong('with another verifier', { code_verifier: 'A'.repeat(43) }, 'invalid_grant'),
    wrong('with another redirect_uri', { redirect_uri: `${redirectUri}/` }, 'invalid_grant'),
    wrong('with an unknown code', { code: 'unknown' }, 'invalid_grant'),
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
