import { calculateJwkThumbprint, compactVerify, decodeJwt, decodeProtectedHeader, importJWK } from 'jose'
import { calculatePKCECodeChallenge } from 'oauth4webapi'
import { expect, it } from 'vitest'
import type { UpstreamAnswer } from '../upstream/exchange.ts'
import { answerNonceOnce, type DpopKey, type DpopNonce, generateDpopKey, importDpopKey, signProof } from './dpop.ts'
import { buildTestConnection } from './testing/connection.ts'
import { refusal } from './testing/harness.ts'

const now = Date.parse('2026-11-23T12:00:00.900Z')

/** The example key and token of RFC 9449. */
const rfcKey = {
  kty: 'EC',
  crv: 'P-256',
  x: 'l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs',
  y: '9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA',
}
const rfcToken = 'Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU'

/** Signs the proof of a request for a resource. */
async function prove(url: string, nonce: DpopNonce = {}, key?: DpopKey): Promise<string> {
  const connection = buildTestConnection({ now: () => now })
  const ours = key ?? generateDpopKey().key
  return signProof(connection, ours, { method: 'GET', url, accessToken: rfcToken, nonce })
}

it('the challenge of RFC 7636, appendix B, comes out', async () => {
  const challenge = await calculatePKCECodeChallenge('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')

  expect(challenge).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM')
})

it('the thumbprint of RFC 9449 comes out', async () => {
  expect(await calculateJwkThumbprint(rfcKey)).toBe('0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I')
})

it('a proof carries the hash of the access token it accompanies, as in RFC 9449', async () => {
  const { ath } = decodeJwt(await prove('https://resource.example.org/protectedresource'))

  expect(ath).toBe('fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo')
})

it('a proof names the method and the URL without query and fragment, and lives a minute', async () => {
  const { jti, ath, ...claims } = decodeJwt(await prove('https://id.example/fapi/userinfo?page=2#top'))

  const iat = Math.floor(now / 1000)
  expect(claims).toEqual({ htm: 'GET', htu: 'https://id.example/fapi/userinfo', iat, exp: iat + 60 })
  expect(jti).toMatch(/^[\w-]{43}$/)
})

it('a proof shows the public half of its key and no more', async () => {
  const { key, jwk } = generateDpopKey()

  const proof = await prove('https://id.example/', {}, key)

  const header = decodeProtectedHeader(proof)
  expect(header).toEqual({
    alg: 'ES256',
    typ: 'dpop+jwt',
    jwk: { kty: 'EC', crv: 'P-256', x: jwk.x, y: jwk.y },
  })
  await expect(compactVerify(proof, await importJWK({ ...header.jwk }, 'ES256'))).resolves.toBeTruthy()
})

it('a proof carries the nonce the server asked for, and the newest one', async () => {
  const nonce: DpopNonce = {}

  expect(decodeJwt(await prove('https://id.example/', nonce))).not.toHaveProperty('nonce')
  nonce.value = 'first'
  expect(decodeJwt(await prove('https://id.example/', nonce)).nonce).toBe('first')
  nonce.value = 'second'
  expect(decodeJwt(await prove('https://id.example/', nonce)).nonce).toBe('second')
})

it('no two keys are alike, and each has both halves', async () => {
  const keys = Array.from({ length: 20 }, () => generateDpopKey())

  expect(new Set(keys.map(({ jwk }) => jwk.d)).size).toBe(20)
  for (const { jwk } of keys) expect(Object.keys(jwk).sort()).toEqual(['crv', 'd', 'kty', 'x', 'y'])
})

it('a key taken up again proves the same possession, and shows no private half', async () => {
  const { jwk } = generateDpopKey()

  const key = importDpopKey(JSON.parse(JSON.stringify(jwk)))

  expect(JSON.stringify(key)).not.toContain(jwk.d)
  expect(decodeProtectedHeader(await prove('https://id.example/', {}, key)).jwk).toMatchObject({ x: jwk.x })
})

it.each([
  ['missing', undefined],
  ['empty', {}],
  ['without its private half', rfcKey],
  ['off the curve', { ...rfcKey, x: rfcKey.y, d: rfcKey.x }],
])('a key that is %s ends the attempt', async (_, jwk) => {
  expect(await refusal((async () => importDpopKey(jwk))())).toEqual({ code: 'attempt_unknown' })
})

const challenge = (nonce: string): UpstreamAnswer => ({
  status: 400,
  headers: new Headers({ 'dpop-nonce': nonce }),
  text: '{"error":"use_dpop_nonce"}',
})

it('a demand is answered with the nonce it brings, and a second one is left standing', async () => {
  const nonce: DpopNonce = {}
  const sentWith: unknown[] = []

  const answer = await answerNonceOnce(nonce, async () => {
    sentWith.push(nonce.value)
    return challenge(`nonce ${sentWith.length}`)
  })

  expect(sentWith).toEqual([undefined, 'nonce 1'])
  expect(answer.text).toContain('use_dpop_nonce')
})

it('a demand is known whatever the case of its scheme', async () => {
  const headers = new Headers({ 'dpop-nonce': 'n', 'www-authenticate': 'dPoP error="use_dpop_nonce"' })
  let sent = 0

  await answerNonceOnce({}, async () => ({ status: sent++ === 0 ? 401 : 200, headers, text: '' }))

  expect(sent).toBe(2)
})

it('a nonce of unreasonable length is not kept', async () => {
  const nonce: DpopNonce = { value: 'good' }

  await answerNonceOnce(nonce, async () => ({ ...challenge('n'.repeat(513)), status: 200 }))

  expect(nonce.value).toBe('good')
})

it('a nonce is kept even when the second answer brings another', async () => {
  const nonce: DpopNonce = {}
  const answers = [challenge('one'), { ...challenge('two'), status: 201, text: '{}' }]

  const answer = await answerNonceOnce(nonce, async () => answers.shift() ?? challenge('three'))

  expect([answer.status, nonce.value, answers.length]).toEqual([201, 'two', 0])
})

it.each([
  ['in a success', { ...challenge('n'), status: 200 }],
  ['in an outage', { ...challenge('n'), status: 503 }],
  ['without a nonce', { ...challenge('n'), headers: new Headers() }],
  ['of another kind', { ...challenge('n'), text: '{"error":"invalid_dpop_proof"}' }],
  [
    'by a scheme that only ends like ours',
    {
      status: 401,
      headers: new Headers({ 'dpop-nonce': 'n', 'www-authenticate': 'xDPoP error="use_dpop_nonce"' }),
      text: '',
    },
  ],
])('a demand %s is not answered', async (_, answer) => {
  let sent = 0

  await answerNonceOnce({}, async () => {
    sent++
    return answer
  })

  expect(sent).toBe(1)
})
