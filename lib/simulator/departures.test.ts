import { createServer } from 'node:http'
import { generateKeyPair } from 'jose'
import { afterEach, describe, expect, test } from 'vitest'
import { agreeAs, createTestBrowser } from './fixtures/browser.ts'
import { personas } from './personas/index.ts'
import { shareSimulator } from './testing/shared-simulator.ts'
import { buildTestClient, redirectUri, startSimulator } from './testing/test-client.ts'
import { createTestRp, type RequestChanges } from './testing/test-rp.ts'
import { verifyCarefully } from './testing/test-verifier.ts'

const persona = personas[0]?.id ?? ''
const launch = 'https://bank.example/app'
const strict = { requireAssertionType: true, assertionAudience: 'issuer' } as const

const { keys, simulator, rp } = await shareSimulator({ mayAskAssurance: true, appLaunchUrls: [launch] })
afterEach(() => simulator.configure(strict))

const withoutType: RequestChanges = { assertion: { header: { typ: undefined } } }
const toEndpoint = (): RequestChanges => ({ assertion: { claims: { aud: `${simulator.issuer}/par` } } })

describe('an assertion that departs from the documents as well-known clients do', () => {
  test.each([
    ['without typ', () => withoutType, 'requireAssertionType=false', { requireAssertionType: false }],
    ['for the endpoint', toEndpoint, 'assertionAudience=endpoint', { assertionAudience: 'endpoint' }],
  ] as const)(
    '%s is refused until a setting allows it, which the refusal names',
    async (_, changes, named, setting) => {
      const { status, body } = await rp.push(changes())
      expect([status, body.error]).toEqual([401, 'invalid_client'])
      expect(body.error_description).toContain(named)
      simulator.configure(setting)
      expect((await rp.push(changes())).status).toBe(201)
    },
  )

  test('without typ is told which line of the client mends it', async () => {
    expect((await rp.push(withoutType)).body.error_description).toContain('client.modifyAssertion')
  })

  test('for a stranger is refused whatever is set', async () => {
    simulator.configure({ assertionAudience: 'endpoint' })
    expect((await rp.push({ assertion: { claims: { aud: 'https://elsewhere.example' } } })).status).toBe(401)
    expect((await rp.push({ assertion: { claims: { aud: [simulator.issuer] } } })).status).toBe(401)
  })
})

describe('the key set', () => {
  const published = async () => (await (await fetch(`${simulator.origin}/.well-known/keys`)).json()).keys

  test('holds the ES256 key alone', async () => {
    expect((await published()).map(({ alg }: { alg: string }) => alg)).toEqual(['ES256'])
  })

  test('holds decoys when that is set', async () => {
    simulator.configure({ decoyKeys: true })
    const types = (await published()).map(({ kty }: { kty: string }) => kty).sort()
    simulator.configure({ decoyKeys: false })
    expect(types).toEqual(['EC', 'OKP', 'RSA', 'RSA'])
  })

  test.each(['id-token-ps256', 'id-token-rs256', 'id-token-eddsa'])(
    'holds decoys from when %s is armed, and after it has signed, until faults are cleared',
    async (fault) => {
      simulator.arm(fault)
      expect(await published()).toHaveLength(4)
      await rp.exchange(await rp.travel(persona))
      expect(await published()).toHaveLength(4)
      simulator.clearFaults()
      expect(await published()).toHaveLength(1)
    },
  )
})

describe('a refusal says what came and what is right', () => {
  test.each<[string, Record<string, string>, RegExp]>([
    ['redirect_uri', { redirect_uri: `${redirectUri}/` }, /callback\/fapi\/ came, registered: .*callback\/fapi$/],
    ['state that is missing', { state: '' }, /"state" is missing$/],
    ['state that is long', { state: 's'.repeat(300) }, /"state" is longer than 255 characters \(300\)$/],
    ['state of other characters', { state: 'a b' }, /"state" has a character outside .* \(" "\)$/],
    ['scope with two spaces', { scope: 'openid  uinfin' }, /two spaces in a row/],
    ['app_launch_url', { app_launch_url: 'https://x.example' }, /appLaunchUrls: https:\/\/bank\.example\/app/],
  ])('about a %s', async (_, form, reason) => {
    expect((await rp.push({ form })).body.error_description).toMatch(reason)
  })

  test('and names the client that claims to ask, before it is known', async () => {
    await rp.push({ assertion: { header: { kid: 'sig-9' } } })
    expect(simulator.log().at(-1)).toMatchObject({ outcome: 'refused', clientId: 'AbCdEfGhIjKlMnOpQrStUvWxYz012345' })
  })

  test('and names the clients that are known to one that is not', async () => {
    const { body } = await rp.push({
      form: { client_id: undefined },
      assertion: { claims: { sub: 'a b', iss: 'a b' } },
    })
    expect(body.error_description).toBe(
      'there is no application with the client_id a?b; known: AbCdEfGhIjKlMnOpQrStUvWxYz012345',
    )
  })

  test('to a client that pushes nothing', async () => {
    const url = `${simulator.issuer}/auth?client_id=a&response_type=code&scope=openid&redirect_uri=b`
    expect(await (await fetch(url)).text()).toContain('push the parameters to /par first')
  })
})

describe('a JWKS URL', () => {
  test.each([
    [
      'that nobody serves',
      (port: number) => `http://127.0.0.1:${port}/jwks`,
      /refused the connection \(ECONNREFUSED\)/,
    ],
    ['of no known host', () => 'http://nowhere.invalid/jwks', /has a host that nobody knows/],
  ])('%s is told apart from a slow one', async (_, build, reason) => {
    const gone = await startSimulator(buildTestClient(keys))
    await gone.stop()
    const jwksUri = build(Number(new URL(gone.origin).port))
    const { jwks: _jwks, ...client } = buildTestClient(keys)
    const other = await startSimulator({ ...client, jwksUri })
    const { status, body } = await createTestRp(other, keys).push()
    await other.stop()
    expect(status).toBe(502)
    expect(body.error_description).toMatch(reason)
  })

  test('that answers a web page is told so', async () => {
    const server = createServer((_, response) => void response.end('<!doctype html>'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const jwksUri = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`
    const { jwks: _jwks, ...client } = buildTestClient(keys)
    const other = await startSimulator({ ...client, jwksUri })
    const { body } = await createTestRp(other, keys).push()
    await other.stop()
    server.close()
    expect(body.error_description).toContain('something that is not a JSON object')
  })
})

describe('a login for a native application', () => {
  test('may name a registered Universal Link', async () => {
    expect((await rp.push({ form: { app_launch_url: launch } })).status).toBe(201)
  })

  test('returns by a touch on a page, which some browsers need to open an application', async () => {
    const { body } = await rp.push({ form: { redirect_uri_https_type: 'app_claimed_https' } })
    const browser = createTestBrowser(simulator.origin)
    const page = await agreeAs(browser, rp.buildAuthorisationUrl(String(body.request_uri)), persona)
    expect(page.status).toBe(200)
    expect(page.text).toMatch(/href="http:\/\/localhost:3000\/api\/auth\/callback\/fapi\?code=[^"]+"/)
  })
})

describe('an assurance level that is asked for', () => {
  const level = (number: number) => `urn:singpass:authentication:loa:${number}`
  const withoutFace = personas.find(({ hasFace }) => hasFace === false)?.id ?? ''

  async function reach(values: string, who = persona): Promise<Record<string, unknown>> {
    const { body } = await rp.exchange(await rp.travel(who, { form: { acr_values: values } }))
    return verifyCarefully(String(body.id_token), simulator, keys)
  }

  test.each([
    [level(3), persona, 3],
    [`${level(3)} ${level(2)}`, persona, 3],
    [level(2), persona, 2],
    [`${level(3)} ${level(2)}`, withoutFace, 2],
    [level(3), withoutFace, 2],
  ])('%s by %s gives level %i', async (values, who, reached) => {
    const { acr, amr } = await reach(values, who)
    expect(acr).toBe(level(reached))
    expect(Array.isArray(amr) && amr.includes('face')).toBe(reached === 3)
  })

  test('can come back lower than asked, by a fault', async () => {
    simulator.arm('id-token-loa-2')
    expect((await reach(level(3))).acr).toBe(level(2))
  })
})

test('a jti that was used before is refused as a proof, whichever key signs it', async () => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const jti = crypto.randomUUID()
  expect((await rp.push({ proof: { claims: { jti } } })).status).toBe(201)
  const { body } = await rp.push({ proof: { claims: { jti } } }, privateKey)
  expect(body.error).toBe('invalid_dpop_proof')
})
