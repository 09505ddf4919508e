import { X509Certificate } from 'node:crypto'
import { MyInfoGovClient } from '@opengovsg/myinfo-gov-client'
import { compactDecrypt, compactVerify, importPKCS8, importX509 } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Persona, personas, personInfo } from '../personas/index.ts'
import {
  authorise,
  beginJourney,
  clickThrough,
  encode,
  type Fields,
  type Mistakes,
  post,
  redirectUri,
  secret,
  signHeader,
  startSide,
  type TestSide,
} from './test-side.ts'

let side: TestSide
beforeAll(async () => {
  side = await startSide()
})
afterAll(() => side.stop())

const attributes = 'uinfin,name,regadd,cpfbalances.oa,vehicles'
const authoriseQuery: Fields = {
  client_id: 'STG-COM',
  attributes,
  purpose: 'opening an account',
  state: 'c0ffee',
  redirect_uri: redirectUri,
}

function named(title: string): Persona {
  const persona = personas.find((candidate) => candidate.title === title)
  if (persona === undefined) throw new Error(`no persona is titled ${title}`)
  return persona
}

const citizen = named('Citizen with everything')
const govQuery = { ...authoriseQuery, client_id: 'STG-GOV', sp_esvcId: 'ESERVICE-1' }

async function obtainCode(query: Fields = authoriseQuery, persona = citizen.id): Promise<string> {
  const context = query.client_id === 'STG-GOV' ? 'gov' : 'com'
  const callback = await clickThrough(side, { query, persona, context })
  return callback.searchParams.get('code') ?? ''
}

interface TokenCall {
  form?: Fields
  mistakes?: Mistakes
  context?: string
}

async function callToken(code: string, { form = {}, mistakes = {}, context = 'com' }: TokenCall = {}) {
  const parameters = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    client_id: 'STG-COM',
    client_secret: secret,
    ...form,
  }
  const url = `${side.origin}/${context}/v3/token`
  const authorization = signHeader({ method: 'POST', url, parameters, key: side.clientKey }, mistakes)
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization },
    body: new URLSearchParams(parameters),
  })
  return { status: response.status, body: await response.json() }
}

async function obtainToken(query?: Fields, persona?: string): Promise<string> {
  const form = query?.client_id === undefined ? {} : { client_id: query.client_id }
  const context = query?.client_id === 'STG-GOV' ? 'gov' : 'com'
  const { body } = await callToken(await obtainCode(query, persona), { form, context })
  return body.access_token
}

interface PersonCall {
  query?: Fields
  /** Sent as it is, instead of the encoded parameters. */
  rawQuery?: string
  mistakes?: Mistakes
  context?: string
  id?: string
  slash?: string
}

async function callPerson(accessToken: string | undefined, call: PersonCall = {}) {
  const { query = {}, rawQuery, mistakes = {}, context = 'com', id = citizen.id, slash = '/' } = call
  const parameters = { client_id: 'STG-COM', attributes, ...query }
  const url = `${side.origin}/${context}/v3/person/${id}${slash}`
  const bearer = accessToken === undefined ? '' : `,Bearer ${accessToken}`
  const authorization = `${signHeader({ method: 'GET', url, parameters, key: side.clientKey }, mistakes)}${bearer}`
  const response = await fetch(`${url}?${rawQuery ?? encode(parameters)}`, { headers: { authorization } })
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
}

async function openPerson(jwe: string) {
  const { plaintext, protectedHeader } = await compactDecrypt(jwe, await importPKCS8(side.clientKey, 'RSA-OAEP'))
  const text = new TextDecoder().decode(plaintext)
  const jws: string = text.startsWith('"') ? JSON.parse(text) : text
  const { payload, protectedHeader: inner } = await compactVerify(jws, await importX509(side.certificate, 'RS256'))
  return { text, jweHeader: protectedHeader, jwsHeader: inner, person: JSON.parse(new TextDecoder().decode(payload)) }
}

describe('a right journey', () => {
  test('the certificate verifies what the side signs, and names its key by thumbprint', async () => {
    const certificate = await (await fetch(`${side.origin}/v3/certificate.pem`)).text()
    expect(certificate).toBe(side.certificate)
    expect(new X509Certificate(certificate).publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048)
  })

  test('a consent comes back with code and state, and the code becomes a token once', async () => {
    const callback = await clickThrough(side, {
      query: { ...authoriseQuery, state: 'a+b/c= d&é' },
      persona: citizen.id,
    })
    expect(`${callback.origin}${callback.pathname}`).toBe(redirectUri)
    expect(callback.searchParams.get('state')).toBe('a+b/c= d&é')
    const code = callback.searchParams.get('code') ?? ''
    expect(code).toMatch(/^[0-9a-f]{40}$/)

    const { status, body } = await callToken(code)
    expect(status).toBe(200)
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 1799, scope: attributes.replaceAll(',', ' ') })
    expect(await callToken(code)).toEqual({
      status: 400,
      body: { code: '400', message: 'Authorisation code is invalid' },
    })
  })

  test('a callback with a query of its own keeps it', async () => {
    const query = { ...authoriseQuery, redirect_uri: `${redirectUri}?a=1` }
    const callback = await clickThrough(side, { query, persona: citizen.id })
    expect([...callback.searchParams.keys()]).toEqual(['a', 'code', 'state'])
  })

  test('the access token is RS256 with kid, for the client, with a UUID and a list of attributes', async () => {
    const token = await obtainToken()
    const { payload, protectedHeader } = await compactVerify(token, await importX509(side.certificate, 'RS256'))
    expect(protectedHeader).toEqual({ typ: 'JWT', alg: 'RS256', kid: expect.stringMatching(/^[\w-]{43}$/) })
    const claims = JSON.parse(new TextDecoder().decode(payload))
    expect(claims).toMatchObject({
      sub: citizen.id,
      aud: 'STG-COM',
      iss: `${side.origin}/serviceauth/myinfo-com`,
      scope: attributes.split(','),
      realm: 'myinfo-com',
      tokenName: 'access_token',
      token_type: 'Bearer',
      grant_type: 'authorization_code',
      expires_in: 1800,
      jti: expect.stringMatching(/^[0-9a-z]{40}$/),
    })
    expect(claims.exp - claims.iat).toBe(1800)
    expect(claims.nbf).toBe(claims.iat)
  })

  test('the person is the bare object, in a JWS with kid, in quotes, in a JWE named after the certificate', async () => {
    const { status, type, text } = await callPerson(await obtainToken())
    expect([status, type]).toEqual([200, 'application/jose'])
    const opened = await openPerson(text)
    expect(opened.jweHeader).toEqual({ alg: 'RSA-OAEP', enc: 'A256GCM', kid: 'Myinfo v3 simulator' })
    expect(opened.text.startsWith('"ey')).toBe(true)
    expect(opened.jwsHeader).toEqual({ alg: 'RS256', kid: expect.stringMatching(/^[\w-]{43}$/) })
    expect(opened.person).toEqual(personInfo(citizen, attributes.split(',')))
  })

  test('the quotes can be switched off', async () => {
    side.settings.quoted = false
    const { text } = await callPerson(await obtainToken())
    side.settings.quoted = true
    expect((await openPerson(text)).text.startsWith('eyJ')).toBe(true)
  })

  test('part of what was consented to may be asked for, also by a leaf of a consented parent', async () => {
    const { text } = await callPerson(await obtainToken(), { query: { attributes: 'name,vehicles.make' } })
    expect((await openPerson(text)).person).toEqual(personInfo(citizen, ['name', 'vehicles.make']))
  })

  test('the person can be fetched again within the life of the token', async () => {
    const token = await obtainToken()
    expect([(await callPerson(token)).status, (await callPerson(token)).status]).toEqual([200, 200])
  })

  test('a person path without the last slash is answered when it is signed without it', async () => {
    expect((await callPerson(await obtainToken(), { slash: '' })).status).toBe(200)
  })

  test('extra parameters count in the signature and are accepted', async () => {
    expect((await callPerson(await obtainToken(), { query: { txnNo: 'abc 1/2+3=é' } })).status).toBe(200)
    expect((await callToken(await obtainCode(), { form: { state: 'c0ffee' } })).status).toBe(200)
  })

  test('a declined consent comes back with the hyphen in the key of its description', async () => {
    const callback = await clickThrough(side, { query: authoriseQuery, persona: citizen.id, decision: 'deny' })
    expect(callback.search).toBe(
      '?error=access_denied&error-description=Resource%20Owner%20did%20not%20authorize%20the%20request&state=c0ffee',
    )
  })

  test('the key of the description can be switched to the underscore', async () => {
    side.settings.denialKey = 'error_description'
    const callback = await clickThrough(side, { query: authoriseQuery, persona: citizen.id, decision: 'deny' })
    side.settings.denialKey = 'error-description'
    expect(callback.searchParams.get('error_description')).toBe('Resource Owner did not authorize the request')
  })

  test('a path of another room is left alone', async () => {
    expect((await fetch(`${side.origin}/fapi/par`)).status).toBe(418)
    expect((await fetch(`${side.origin}/v3/other`)).status).toBe(418)
  })
})

describe('a client that nobody here wrote', () => {
  function createGovClient() {
    const client = new MyInfoGovClient({
      clientId: 'STG-GOV',
      clientSecret: secret,
      singpassEserviceId: 'ESERVICE-1',
      redirectEndpoint: redirectUri,
      clientPrivateKey: side.clientKey,
      myInfoPublicKey: side.certificate,
    })
    // It knows three government hosts and has no option for another.
    return Object.assign(client, { baseAPIUrl: `${side.origin}/gov/v3` })
  }

  test('@opengovsg/myinfo-gov-client retrieves a person, who is named by NRIC in the gov context', async () => {
    const client = createGovClient()
    const requestedAttributes = ['name', 'uinfin', 'mobileno', 'childrenbirthrecords.name'] as Parameters<
      typeof client.getPerson
    >[1]
    const start = client.createRedirectURL({ purpose: 'a test of ours', requestedAttributes, relayState: 'c0ffee' })
    const query = Object.fromEntries(new URL(start).searchParams)
    const callback = await clickThrough(side, { query, persona: citizen.id, context: 'gov' })

    const token = await client.getAccessToken(callback.searchParams.get('code') ?? '')
    const { uinFin, data } = await client.getPerson(token, requestedAttributes)

    expect(uinFin).toBe(citizen.nricOrFin)
    expect(data.name?.unavailable ? '' : data.name?.value).toBe('TAN MEI LING EXAMPLE')
    expect(data).toMatchObject(personInfo(citizen, ['mobileno', 'childrenbirthrecords.name']))
  })
})

describe('an authorise request is refused on a page', () => {
  const wrong: [string, Fields, number, string][] = [
    ['an unknown client', { client_id: 'STG-OTHER' }, 400, 'client_id is not registered'],
    ['no client', { client_id: '' }, 400, 'client_id is missing'],
    ['a client of the other context', { client_id: 'STG-GOV' }, 400, 'the service is not one of /com'],
    [
      'a callback that is not registered',
      { redirect_uri: `${redirectUri}/` },
      400,
      'redirect_uri is not, letter by letter',
    ],
    ['no callback', { redirect_uri: '' }, 400, 'redirect_uri is missing'],
    ['no state', { state: '' }, 400, 'state is missing'],
    ['no purpose', { purpose: '' }, 400, 'purpose is missing or empty'],
    ['a blank purpose', { purpose: '  ' }, 400, 'purpose is missing or empty'],
    ['no attributes', { attributes: '' }, 400, 'attributes is missing or empty'],
    ['another response type', { response_type: 'token' }, 400, 'response_type is not code'],
    ['an unknown authmode', { authmode: 'PASSWORD' }, 400, 'authmode is not SINGPASS'],
    ['an unknown login type', { login_type: 'FACE' }, 400, 'login_type is neither SINGPASS nor QR'],
  ]

  test.each(wrong)('%s', async (_title, change, status, reason) => {
    const response = await authorise(side, { ...authoriseQuery, ...change })
    expect(response.status).toBe(status)
    expect(response.headers.get('location')).toBe(null)
    expect(await response.text()).toContain(reason)
  })

  test('a parameter sent twice', async () => {
    const response = await fetch(`${side.origin}/com/v3/authorise?${encode(authoriseQuery)}&state=other`)
    expect([response.status, await response.text()]).toEqual([
      400,
      expect.stringContaining('&quot;state&quot; is sent more than once'),
    ])
  })

  test('a query that is not UTF-8', async () => {
    expect((await fetch(`${side.origin}/com/v3/authorise?purpose=%FF`)).status).toBe(400)
  })

  test('a gov service that leaves its e-service ID out, or sends another', async () => {
    const { sp_esvcId: _, ...without } = govQuery
    expect((await authorise(side, without, 'gov')).status).toBe(400)
    expect((await authorise(side, { ...govQuery, sp_esvcId: 'ESERVICE-2' }, 'gov')).status).toBe(403)
  })

  test('a POST', async () => {
    const response = await fetch(`${side.origin}/com/v3/authorise?${encode(authoriseQuery)}`, { method: 'POST' })
    expect(response.status).toBe(404)
  })

  test('a plus sign for a space is shown as a plus sign', async () => {
    const query = encode(authoriseQuery).replace('opening%20an%20account', 'opening+an+account')
    const response = await fetch(`${side.origin}/com/v3/authorise?${query}`, { redirect: 'manual' })
    const location = `${side.origin}${response.headers.get('location')}`
    const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
    await fetch(location, {
      method: 'POST',
      headers: { cookie },
      body: new URLSearchParams({ persona: citizen.id }),
      redirect: 'manual',
    })
    const page = await fetch(location.replace('login', 'consent'), { headers: { cookie } })
    expect(await page.text()).toContain('<q>opening+an+account</q>')
  })
})

describe('attributes come back to the client as invalid_scope', () => {
  const wrong: [string, Fields, string][] = [
    ['an attribute that no list knows', { attributes: 'name,shoesize' }, 'Invalid realm scope'],
    ['a space after the comma', { attributes: 'name, dob' }, 'Invalid realm scope'],
    ['a trailing comma', { attributes: 'name,' }, 'Invalid realm scope'],
    ['an attribute that is not approved', { client_id: 'STG-FEW', attributes: 'name,dob' }, 'Invalid client scope'],
    [
      'a parent of which only a leaf name starts alike',
      { client_id: 'STG-FEW', attributes: 'noa' },
      'Invalid client scope',
    ],
  ]

  test.each(wrong)('%s', async (_title, change, description) => {
    const response = await authorise(side, { ...authoriseQuery, ...change })
    const { searchParams } = new URL(response.headers.get('location') ?? '')
    expect(Object.fromEntries(searchParams)).toEqual({
      error: 'invalid_scope',
      'error-description': description,
      state: 'c0ffee',
    })
  })

  test('an approved parent approves its leaves', async () => {
    const response = await authorise(side, {
      ...authoriseQuery,
      client_id: 'STG-FEW',
      attributes: 'name,vehicles.make',
    })
    expect(response.headers.get('location')).toMatch(/^\/v3\/journeys\/[0-9a-f]{32}\/login$/)
  })
})

describe('login and consent belong to one browser and one request', () => {
  test('the gallery shows everyone, with hostile names escaped and no scripts', async () => {
    const { path, cookie } = await beginJourney(side, { query: authoriseQuery })
    const page = await (await fetch(`${side.origin}${path}/login`, { headers: { cookie } })).text()
    for (const { id } of personas) expect(page).toContain(`value="${id}"`)
    expect(page).toContain('O&#39;Brien &lt;b&gt;Bold&lt;/b&gt;')
    expect(page).not.toContain('<script')
  })

  test('a login without the cookie is refused', async () => {
    const { path } = await beginJourney(side, { query: authoriseQuery })
    expect((await post(side, `${path}/login`, { cookie: '', form: { persona: citizen.id } })).status).toBe(403)
    expect((await fetch(`${side.origin}${path}/login`)).status).toBe(403)
  })

  test('the cookie of another journey is refused', async () => {
    const { path } = await beginJourney(side, { query: authoriseQuery })
    const { cookie } = await beginJourney(side, { query: authoriseQuery })
    expect((await post(side, `${path}/consent`, { cookie, form: { decision: 'allow' } })).status).toBe(403)
  })

  test('consent before login is refused, and its page leads to the login', async () => {
    const { path, cookie } = await beginJourney(side, { query: authoriseQuery })
    expect((await post(side, `${path}/consent`, { cookie, form: { decision: 'allow' } })).status).toBe(403)
    const page = await fetch(`${side.origin}${path}/consent`, { headers: { cookie }, redirect: 'manual' })
    expect([page.status, page.headers.get('location')]).toEqual([303, `${path}/login`])
  })

  test('an unknown persona and an unknown decision are refused', async () => {
    const { path, cookie } = await beginJourney(side, { query: authoriseQuery })
    expect((await post(side, `${path}/login`, { cookie, form: { persona: 'nobody' } })).status).toBe(400)
    await post(side, `${path}/login`, { cookie, form: { persona: citizen.id } })
    expect((await post(side, `${path}/consent`, { cookie, form: { decision: 'maybe' } })).status).toBe(400)
  })

  test('posted attributes and callbacks change nothing', async () => {
    const { path, cookie } = await beginJourney(side, { query: { ...authoriseQuery, attributes: 'name' } })
    await post(side, `${path}/login`, { cookie, form: { persona: citizen.id } })
    const form = { decision: 'allow', attributes: 'uinfin', scope: 'uinfin', redirect_uri: 'https://evil.example' }
    const callback = new URL((await post(side, `${path}/consent`, { cookie, form })).headers.get('location') ?? '')
    expect(callback.origin).toBe('http://localhost:3000')
    expect((await callToken(callback.searchParams.get('code') ?? '')).body.scope).toBe('name')
  })

  test('a decision is taken once', async () => {
    const { path, cookie } = await beginJourney(side, { query: authoriseQuery })
    await post(side, `${path}/login`, { cookie, form: { persona: citizen.id } })
    await post(side, `${path}/consent`, { cookie, form: { decision: 'deny' } })
    expect((await post(side, `${path}/consent`, { cookie, form: { decision: 'allow' } })).status).toBe(404)
  })

  test('a journey ends after ten minutes', async () => {
    const { path, cookie } = await beginJourney(side, { query: authoriseQuery })
    side.clock.ahead = 10 * 60_000
    const page = await fetch(`${side.origin}${path}/login`, { headers: { cookie } })
    side.clock.ahead = 0
    expect(page.status).toBe(404)
  })
})

const now = () => Date.now()

/** Wrong in the same way for token and person. */
const wrongSignatures: [string, () => Mistakes, number, string, RegExp][] = [
  [
    'no PKI_SIGN',
    () => ({ rewrite: (header) => header.replace('PKI_SIGN', 'Basic') }),
    401,
    'Invalid security header',
    /does not start with PKI_SIGN/,
  ],
  [
    'a field too many',
    () => ({ rewrite: (header) => `${header},client_secret="x"` }),
    401,
    'Invalid security header',
    /besides the five fields/,
  ],
  [
    'a field too few',
    () => ({ rewrite: (header) => header.replace(/nonce="\w+",/, '') }),
    401,
    'Invalid security header',
    /needs app_id, nonce/,
  ],
  [
    'a field twice',
    () => ({ rewrite: (header) => `${header},nonce="1"` }),
    401,
    'Invalid security header',
    /names nonce twice/,
  ],
  ['an unknown app_id', () => ({ header: { app_id: 'STG-OTHER' } }), 401, 'Unknown app_id', /not registered/],
  [
    'an app_id that is not the client_id',
    () => ({ header: { app_id: 'STG-FEW' } }),
    401,
    'Invalid client_id',
    /differs from app_id/,
  ],
  [
    'another signature method',
    () => ({ header: { signature_method: 'HS256' } }),
    401,
    'Invalid signature_method',
    /not RS256/,
  ],
  [
    'a timestamp of a minute ago',
    () => ({ header: { timestamp: String(now() - 61_000) } }),
    401,
    'Timestamp is out of sync',
    /61 s behind/,
  ],
  [
    'a timestamp in a minute',
    () => ({ header: { timestamp: String(now() + 62_000) } }),
    401,
    'Timestamp is out of sync',
    /6[12] s ahead/,
  ],
  [
    'a timestamp in seconds',
    () => ({ header: { timestamp: String(Math.floor(now() / 1000)) } }),
    401,
    'Timestamp is out of sync',
    /epoch milliseconds/,
  ],
  [
    'a stranger’s key',
    () => ({ key: side.strangersKey }),
    401,
    'Invalid PKI Signature',
    /does not match the registered certificate/,
  ],
  [
    'values signed percent-encoded',
    () => ({ signed: (all) => mapValues(all, encodeURIComponent) }),
    401,
    'Invalid PKI Signature',
    /percent-encoded/,
  ],
  [
    'a parameter left out of the signature',
    () => ({ signed: ({ client_id: _, ...rest }) => rest }),
    401,
    'Invalid PKI Signature',
    /"client_id" is sent but left out/,
  ],
  [
    'a parameter signed and not sent',
    () => ({ signed: (all) => ({ ...all, sp_esvcId: 'X' }) }),
    401,
    'Invalid PKI Signature',
    /the base string differs/,
  ],
  [
    'a signature in base64url',
    () => ({ rewrite: (header) => header.replace(/signature="(.)/, 'signature="_') }),
    401,
    'Invalid PKI Signature',
    /base64url/,
  ],
]

function mapValues(fields: Fields, change: (value: string) => string): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, change(value)]))
}

function lastReason(): string {
  return side.log.at(-1)?.reason ?? ''
}

describe('a token call is refused', () => {
  test.each(wrongSignatures)('with %s', async (_title, mistakes, status, message, reason) => {
    const answer = await callToken(await obtainCode(), { mistakes: mistakes() })
    expect(answer).toEqual({ status, body: { code: String(status), message } })
    expect(lastReason()).toMatch(reason)
  })

  const wrongForms: [string, TokenCall, number, string, RegExp][] = [
    [
      'another client’s code',
      { form: { client_id: 'STG-FEW' } },
      400,
      'Authorisation code is invalid',
      /of another service/,
    ],
    ['a wrong secret', { form: { client_secret: 'guess' } }, 401, 'Invalid client_secret', /missing or wrong/],
    ['no secret', { form: { client_secret: '' } }, 401, 'Invalid client_secret', /missing or wrong/],
    [
      'another grant type',
      { form: { grant_type: 'refresh_token' } },
      400,
      'Invalid grant_type',
      /not authorization_code/,
    ],
    [
      'another callback',
      { form: { redirect_uri: `${redirectUri}?a=1` } },
      400,
      'Authorisation code is invalid',
      /not that of the authorise/,
    ],
    ['no code', { form: { code: '' } }, 400, 'Authorisation code is invalid', /code is missing/],
    ['a made-up code', { form: { code: 'f'.repeat(40) } }, 400, 'Authorisation code is invalid', /unknown, used/],
    ['the paths of the other context', { context: 'gov' }, 403, 'Digital Service is invalid', /not one of \/gov/],
  ]

  test.each(wrongForms)('with %s', async (_title, call, status, message, reason) => {
    const answer = await callToken(await obtainCode(), call)
    expect(answer).toEqual({ status, body: { code: String(status), message } })
    expect(lastReason()).toMatch(reason)
  })

  test('with another host in the signature', async () => {
    const signedUrl = 'https://test.api.myinfo.gov.sg/com/v3/token'
    expect((await callToken(await obtainCode(), { mistakes: { signedUrl } })).status).toBe(401)
    expect(lastReason()).toContain('signed with https://test.api.myinfo.gov.sg; this simulator is http://127.0.0.1')
  })

  test('with a secret that is sent but not signed', async () => {
    const signed = ({ client_secret: _, ...rest }: Fields) => rest
    expect((await callToken(await obtainCode(), { mistakes: { signed } })).status).toBe(401)
    expect(lastReason()).toContain('"client_secret" is sent but left out')
  })

  test('with a nonce of before, even one that met a fresh code', async () => {
    const header = { nonce: 'once-only' }
    expect((await callToken(await obtainCode(), { mistakes: { header } })).status).toBe(200)
    const answer = await callToken(await obtainCode(), { mistakes: { header } })
    expect(answer).toEqual({ status: 401, body: { code: '401', message: 'Nonce has been used' } })
  })

  test('with a code of sixty seconds', async () => {
    const code = await obtainCode()
    side.clock.ahead = 60_000
    const answer = await callToken(code, { mistakes: { header: { timestamp: String(now() + 60_000) } } })
    side.clock.ahead = 0
    expect(answer.status).toBe(400)
  })

  test('without a security header, or as another content type', async () => {
    const url = `${side.origin}/com/v3/token`
    const bare = await fetch(url, { method: 'POST', body: new URLSearchParams({ code: 'x' }) })
    expect([bare.status, (await bare.json()).message]).toEqual([401, 'Missing security header'])
    const json = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
    expect(json.status).toBe(400)
  })

  test('with a parameter twice, or a body of 100 kB', async () => {
    const url = `${side.origin}/com/v3/token`
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await fetch(url, { method: 'POST', headers, body: 'code=1&code=2' })).status).toBe(400)
    expect((await fetch(url, { method: 'POST', headers, body: `code=${'1'.repeat(100_000)}` })).status).toBe(413)
  })

  test('by GET', async () => {
    expect((await fetch(`${side.origin}/com/v3/token`)).status).toBe(404)
  })

  test('and a code that met the wrong callback is spent', async () => {
    const code = await obtainCode()
    await callToken(code, { form: { redirect_uri: `${redirectUri}?a=1` } })
    expect((await callToken(code)).status).toBe(400)
  })

  test('and a code that another client presented is still its owner’s', async () => {
    const code = await obtainCode()
    await callToken(code, { form: { client_id: 'STG-FEW' } })
    expect((await callToken(code)).status).toBe(200)
  })

  test('with status 500 for its signature, where that is switched on', async () => {
    side.settings.signatureStatus = 500
    const answer = await callToken(await obtainCode(), { mistakes: { key: side.strangersKey } })
    side.settings.signatureStatus = 401
    expect(answer.status).toBe(500)
  })

  test('and neither answer nor log holds the secret or the base string', async () => {
    const before = side.log.length
    const { body } = await callToken(await obtainCode(), { mistakes: { key: side.strangersKey } })
    const told = JSON.stringify([body, side.log.slice(before)])
    expect(told).not.toContain(secret)
    expect(told).not.toContain('grant_type=')
    expect(told).not.toContain(citizen.nricOrFin)
  })
})

describe('a person call is refused', () => {
  test.each(wrongSignatures)('with %s', async (_title, mistakes, status, message, reason) => {
    const { status: given, text } = await callPerson(await obtainToken(), { mistakes: mistakes() })
    expect([given, JSON.parse(text)]).toEqual([status, { code: status, message }])
    expect(lastReason()).toMatch(reason)
  })

  const wrongCalls: [string, PersonCall, number, string, RegExp][] = [
    [
      'an attribute beyond the consent',
      { query: { attributes: 'name,dob' } },
      403,
      'Attributes do not match',
      /not in the authorise request/,
    ],
    [
      'a parent of a consented leaf',
      { query: { attributes: 'cpfbalances' } },
      403,
      'Attributes do not match',
      /not in the authorise request/,
    ],
    ['no attributes', { query: { attributes: '' } }, 403, 'Attributes do not match', /missing or empty/],
    [
      'somebody else’s ID',
      { id: named('S Pass holder').id },
      401,
      'UIN requested does not match logged in user',
      /not the sub/,
    ],
    [
      'the NRIC where the token says UUID',
      { id: citizen.nricOrFin },
      401,
      'UIN requested does not match logged in user',
      /not the sub/,
    ],
    ['the paths of the other context', { context: 'gov' }, 403, 'Digital Service is invalid', /not one of \/gov/],
  ]

  test.each(wrongCalls)('with %s', async (_title, call, status, message, reason) => {
    const { status: given, text } = await callPerson(await obtainToken(), call)
    expect([given, JSON.parse(text)]).toEqual([status, { code: status, message }])
    expect(lastReason()).toMatch(reason)
  })

  test('with a slash called and not signed, or signed and not called', async () => {
    const token = await obtainToken()
    const url = `${side.origin}/com/v3/person/${citizen.id}`
    expect((await callPerson(token, { mistakes: { signedUrl: url } })).status).toBe(401)
    expect(lastReason()).toContain('trailing slash')
    expect((await callPerson(token, { slash: '', mistakes: { signedUrl: `${url}/` } })).status).toBe(401)
    expect(lastReason()).toContain('trailing slash')
  })

  test('with a plus sign sent for a space that was signed', async () => {
    const rawQuery = `client_id=STG-COM&attributes=${attributes}&txnNo=a+b`
    expect((await callPerson(await obtainToken(), { query: { txnNo: 'a b' }, rawQuery })).status).toBe(401)
  })

  test('with the nonce of its token call', async () => {
    const header = { nonce: 'shared-nonce' }
    const { body } = await callToken(await obtainCode(), { mistakes: { header } })
    const { status, text } = await callPerson(body.access_token, { mistakes: { header } })
    expect([status, JSON.parse(text).message]).toEqual([401, 'Nonce has been used'])
  })

  test('with an attribute that is no longer approved', async () => {
    const token = await obtainToken({ ...authoriseQuery, client_id: 'STG-FEW', attributes: 'name' })
    const { status, text } = await callPerson(token, { query: { client_id: 'STG-FEW', attributes: 'name,dob' } })
    expect([status, JSON.parse(text).message]).toEqual([401, 'Attributes are not allowed'])
  })

  const brokenTokens: [string, (token: string) => string | undefined, RegExp][] = [
    ['no access token', () => undefined, /ends without Bearer/],
    ['an altered token', (token) => alterPayload(token), /not signed by this simulator/],
    ['an unsigned token', (token) => `eyJhbGciOiJub25lIn0.${token.split('.')[1]}.`, /not signed by this simulator/],
    ['words instead of a token', () => 'letmein', /not signed by this simulator/],
  ]

  test.each(brokenTokens)('with %s', async (_title, alter, reason) => {
    const { status, text } = await callPerson(alter(await obtainToken()))
    expect([status, JSON.parse(text).code]).toEqual([401, 401])
    expect(lastReason()).toMatch(reason)
  })

  test('with a token that has expired', async () => {
    const token = await obtainToken()
    side.clock.ahead = 1_801_000
    const answer = await callPerson(token, { mistakes: { header: { timestamp: String(now() + 1_801_000) } } })
    side.clock.ahead = 0
    expect([answer.status, lastReason()]).toEqual([401, 'the access token has expired'])
  })

  test('with the token of another client', async () => {
    const token = await obtainToken({ ...authoriseQuery, client_id: 'STG-FEW', attributes: 'name' })
    expect((await callPerson(token, { query: { attributes: 'name' } })).status).toBe(401)
    expect(lastReason()).toBe('the access token is not for this service: aud')
  })

  test('with 404 for an account without a Myinfo profile', async () => {
    const foreign = named('Foreign account, no Myinfo')
    const { status, text } = await callPerson(await obtainToken(authoriseQuery, foreign.id), { id: foreign.id })
    expect([status, JSON.parse(text)]).toEqual([404, { code: 404, message: 'UIN/FIN is invalid.' }])
  })

  test('with 404 for paths that v3 does not have', async () => {
    for (const path of ['/com/v3/persons/x/', '/com/v3/person/', '/com/v3/person-basic/S1/', '/gov/v3/']) {
      const response = await fetch(`${side.origin}${path}`)
      expect([response.status, await response.json()]).toEqual([404, { code: 404, message: 'Resource not found' }])
    }
  })

  test('in gov, without the e-service ID or with another', async () => {
    const token = await obtainToken(govQuery)
    const call = { context: 'gov', id: citizen.nricOrFin }
    expect((await callPerson(token, { ...call, query: { client_id: 'STG-GOV' } })).status).toBe(400)
    const other = { client_id: 'STG-GOV', sp_esvcId: 'ESERVICE-2' }
    expect((await callPerson(token, { ...call, query: other })).status).toBe(403)
    const right = { client_id: 'STG-GOV', sp_esvcId: 'ESERVICE-1' }
    expect((await callPerson(token, { ...call, query: right })).status).toBe(200)
  })
})

function alterPayload(token: string): string {
  const [header, payload = '', signature] = token.split('.')
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
  const altered = Buffer.from(JSON.stringify({ ...claims, scope: ['dob'] })).toString('base64url')
  return [header, altered, signature].join('.')
}
