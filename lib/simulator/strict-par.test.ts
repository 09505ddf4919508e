import { generateKeyPair } from 'jose'
import { describe, expect, test } from 'vitest'
import { shareSimulator } from './testing/shared-simulator.ts'
import { redirectUri } from './testing/test-client.ts'
import { type Row, wrong } from './testing/test-refusals.ts'
import { createTestRp } from './testing/test-rp.ts'

const stranger = await generateKeyPair('ES256', { extractable: true })
const rsa = await generateKeyPair('RS256', { extractable: true })
const trustedId = 'TrUsTeDtRuStEdTrUsTeDtRuStEd0001'
const loginId = 'LoGiNlOgInLoGiNlOgInLoGiNlOgIn01'
const otherId = 'ZzZzZzZzZzZzZzZzZzZzZzZzZz543210'

const { keys, simulator, rp } = await shareSimulator(
  { scopes: ['uinfin', 'name'] },
  { clientId: otherId, name: 'Other' },
  { clientId: trustedId, mayAskAssurance: true },
  { clientId: loginId, kind: 'login', scopes: ['user.identity'] },
)

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

const wrongPushes: Row[] = [
  ['without DPoP header and dpop_jkt', 'invalid_request', 400, () => ({ proof: 'none' }), 'neither a DPoP header'],
  wrong('with a dpop_jkt of another key', { dpop_jkt: 'A'.repeat(43) }, 'invalid_request', 'that "dpop_jkt" names'),
  [
    'with a dpop_jkt that is no thumbprint',
    'invalid_request',
    400,
    () => ({ proof: 'none', form: { dpop_jkt: 'short' } }),
    'not a SHA-256 thumbprint',
  ],
  wrong('without client_id', { client_id: undefined }),
  wrong('with another response type', { response_type: 'token' }),
  wrong('without redirect_uri', { redirect_uri: undefined }, 'invalid_request', '"redirect_uri" is missing'),
  wrong('with an unregistered redirect_uri', { redirect_uri: `${redirectUri}/` }),
  wrong('without openid', { scope: 'uinfin' }, 'invalid_scope', 'lacks openid'),
  wrong('without scope', { scope: undefined }, 'invalid_scope', 'lacks openid'),
  wrong('with an unapproved scope', { scope: 'openid uinfin regadd' }, 'invalid_scope', 'not approved'),
  wrong('with an unknown scope', { scope: 'openid shoesize' }, 'invalid_scope', 'not in the data catalogue'),
  wrong('without state', { state: undefined }),
  wrong('with a state of 256 characters', { state: 's'.repeat(256) }),
  wrong('with a state of other characters', { state: 'state with spaces' }),
  wrong('without nonce', { nonce: undefined }),
  wrong('with a nonce of 256 characters', { nonce: 'n'.repeat(256) }),
  wrong('without code_challenge', { code_challenge: undefined }),
  wrong('with code_challenge_method plain', { code_challenge_method: 'plain' }),
  wrong('without code_challenge_method', { code_challenge_method: undefined }),
  wrong('with a code_challenge of 42 characters', { code_challenge: 'A'.repeat(42) }),
  wrong('with a code_challenge of 44 characters', { code_challenge: 'A'.repeat(44) }),
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

  test('without exp in its proof is refused when that is demanded', async () => {
    simulator.configure({ requireProofExpiry: true })
    const { body } = await rp.push({ proof: { claims: { exp: undefined } } })
    simulator.configure({ requireProofExpiry: false })
    expect(body.error_description).toBe('DPoP proof "exp" is missing')
    expect((await rp.push({ proof: { claims: { exp: undefined } } })).status).toBe(201)
  })

  test('for an unknown assurance level is refused, even to who may ask', async () => {
    const trusted = createTestRp(simulator, keys, trustedId)
    const ask = (level: string) => trusted.push({ form: { acr_values: `urn:singpass:authentication:loa:${level}` } })
    expect((await ask('3')).status).toBe(201)
    expect((await ask('9')).body.error_description).toBe('parameter "acr_values" names an unknown level')
  })

  test.each([
    ['authentication_context_type', { authentication_context_type: undefined }],
    ['authentication_context_type', { authentication_context_type: 'PARTY' }],
    ['authentication_context_message', { authentication_context_message: 'Pay <now>' }],
    ['authentication_context_message', { authentication_context_message: 'x'.repeat(101) }],
  ])('of a Login application with a wrong %s is refused', async (name, form) => {
    const login = createTestRp(simulator, keys, loginId)
    const good = { scope: 'openid user.identity', authentication_context_type: 'BANK_CASA_OPENING' }
    expect((await login.push({ form: good })).status).toBe(201)
    const { body } = await login.push({ form: { ...good, ...form } })
    expect(body.error_description).toContain(`parameter "${name}"`)
  })

  test('with a parameter twice is refused', async () => {
    const body = 'scope=openid&scope=openid'
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const response = await fetch(`${simulator.issuer}/par`, { method: 'POST', body, headers })
    expect(await response.json()).toEqual({
      error: 'invalid_request',
      error_description: 'parameter "scope" is sent more than once',
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
