import { describe, expect, test } from 'vitest'
import { personas } from '../personas/index.ts'
import { shareV3Server } from './testing/shared-server.ts'
import { authoriseQuery, citizen, govQuery } from './testing/test-client.ts'
import { authorise, beginSignIn, encode, type Fields, post, redirectUri } from './testing/test-server.ts'

const { server, client } = await shareV3Server()

describe('an authorise request', () => {
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

  test.each(wrong)('with %s is refused on a page', async (_title, change, status, reason) => {
    const response = await authorise(server, { ...authoriseQuery, ...change })
    expect(response.status).toBe(status)
    expect(response.headers.get('location')).toBe(null)
    expect(await response.text()).toContain(reason)
  })

  test('with a parameter sent twice is refused', async () => {
    const response = await fetch(`${server.origin}/com/v3/authorise?${encode(authoriseQuery)}&state=other`)
    expect([response.status, await response.text()]).toEqual([
      400,
      expect.stringContaining('&quot;state&quot; is sent more than once'),
    ])
  })

  test('with a query that is not UTF-8 is refused', async () => {
    expect((await fetch(`${server.origin}/com/v3/authorise?purpose=%FF`)).status).toBe(400)
  })

  test('of a gov service that leaves its e-service ID out, or sends another, is refused', async () => {
    const { sp_esvcId: _, ...without } = govQuery
    expect((await authorise(server, without, 'gov')).status).toBe(400)
    expect((await authorise(server, { ...govQuery, sp_esvcId: 'ESERVICE-2' }, 'gov')).status).toBe(403)
  })

  test('by POST is refused', async () => {
    const response = await fetch(`${server.origin}/com/v3/authorise?${encode(authoriseQuery)}`, { method: 'POST' })
    expect(response.status).toBe(404)
  })

  test('with a plus sign for a space has it shown as a plus sign', async () => {
    const query = encode(authoriseQuery).replace('opening%20an%20account', 'opening+an+account')
    const response = await fetch(`${server.origin}/com/v3/authorise?${query}`, { redirect: 'manual' })
    const location = `${server.origin}${response.headers.get('location')}`
    const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
    await fetch(location, {
      method: 'POST',
      headers: { cookie },
      body: new URLSearchParams({ persona: citizen.id }),
      redirect: 'manual',
    })
    const page = await fetch(location.replace('login', 'consent'), { headers: { cookie } })
    expect(await page.text()).toContain('for the purpose of opening+an+account.')
  })
})

describe('the client is sent invalid_scope', () => {
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

  test.each(wrong)('for %s', async (_title, change, description) => {
    const response = await authorise(server, { ...authoriseQuery, ...change })
    const { searchParams } = new URL(response.headers.get('location') ?? '')
    expect(Object.fromEntries(searchParams)).toEqual({
      error: 'invalid_scope',
      'error-description': description,
      state: 'c0ffee',
    })
  })

  test('an approved parent approves its leaves', async () => {
    const response = await authorise(server, {
      ...authoriseQuery,
      client_id: 'STG-FEW',
      attributes: 'name,vehicles.make',
    })
    expect(response.headers.get('location')).toMatch(/^\/v3\/sign-in\/[0-9a-f]{32}\/login$/)
  })
})

test('what v3 alone lists may be asked for', async () => {
  const response = await authorise(server, { ...authoriseQuery, attributes: 'name,cpflife,cpftransactions,homeno' })
  expect(response.headers.get('location')).toMatch(/^\/v3\/sign-in\//)
})

describe('login and consent belong to one browser and one request', () => {
  test('the gallery shows everyone, with hostile names escaped and no scripts', async () => {
    const { path, cookie } = await beginSignIn(server, { query: authoriseQuery })
    const page = await (await fetch(`${server.origin}${path}/login`, { headers: { cookie } })).text()
    for (const { id } of personas) expect(page).toContain(`value="${id}"`)
    expect(page).toContain('O&#39;Brien &lt;b&gt;Bold&lt;/b&gt;')
    expect(page).not.toContain('<script')
  })

  test('a login without the cookie is refused', async () => {
    const { path } = await beginSignIn(server, { query: authoriseQuery })
    expect((await post(server, `${path}/login`, { cookie: '', form: { persona: citizen.id } })).status).toBe(403)
    expect((await fetch(`${server.origin}${path}/login`)).status).toBe(403)
  })

  test('the cookie of another sign-in is refused', async () => {
    const { path } = await beginSignIn(server, { query: authoriseQuery })
    const { cookie } = await beginSignIn(server, { query: authoriseQuery })
    expect((await post(server, `${path}/consent`, { cookie, form: { decision: 'agree' } })).status).toBe(403)
  })

  test('consent before login is refused, and its page leads to the login', async () => {
    const { path, cookie } = await beginSignIn(server, { query: authoriseQuery })
    expect((await post(server, `${path}/consent`, { cookie, form: { decision: 'agree' } })).status).toBe(403)
    const page = await fetch(`${server.origin}${path}/consent`, { headers: { cookie }, redirect: 'manual' })
    expect([page.status, page.headers.get('location')]).toEqual([303, `${path}/login`])
  })

  test('an unknown persona and an unknown decision are refused', async () => {
    const { path, cookie } = await beginSignIn(server, { query: authoriseQuery })
    expect((await post(server, `${path}/login`, { cookie, form: { persona: 'nobody' } })).status).toBe(400)
    await post(server, `${path}/login`, { cookie, form: { persona: citizen.id } })
    expect((await post(server, `${path}/consent`, { cookie, form: { decision: 'maybe' } })).status).toBe(400)
  })

  test('posted attributes and callbacks change nothing', async () => {
    const { path, cookie } = await beginSignIn(server, { query: { ...authoriseQuery, attributes: 'name' } })
    await post(server, `${path}/login`, { cookie, form: { persona: citizen.id } })
    const form = { decision: 'agree', attributes: 'uinfin', scope: 'uinfin', redirect_uri: 'https://evil.example' }
    const callback = new URL((await post(server, `${path}/consent`, { cookie, form })).headers.get('location') ?? '')
    expect(callback.origin).toBe('http://localhost:3000')
    expect((await client.callToken(callback.searchParams.get('code') ?? '')).body.scope).toBe('name')
  })

  test('a login that is cancelled is a declined consent', async () => {
    const { path, cookie } = await beginSignIn(server, { query: authoriseQuery })
    const { headers } = await post(server, `${path}/login`, { cookie, form: { cancel: 'yes' } })
    expect(new URL(headers.get('location') ?? '').searchParams.get('error')).toBe('access_denied')
    expect((await post(server, `${path}/login`, { cookie, form: { persona: citizen.id } })).status).toBe(404)
  })

  test('the consent page names service, purpose and person, and may lead to the callback alone', async () => {
    const { path, cookie } = await beginSignIn(server, { query: authoriseQuery })
    await post(server, `${path}/login`, { cookie, form: { persona: citizen.id } })
    const page = await fetch(`${server.origin}${path}/consent`, { headers: { cookie } })
    expect(page.headers.get('content-security-policy')).toContain("form-action 'self' http://localhost:3000")
    const text = await page.text()
    for (const words of ['Example Bank', 'opening an account', citizen.name]) expect(text).toContain(words)
  })

  test('a decision is taken once', async () => {
    const { path, cookie } = await beginSignIn(server, { query: authoriseQuery })
    await post(server, `${path}/login`, { cookie, form: { persona: citizen.id } })
    await post(server, `${path}/consent`, { cookie, form: { decision: 'decline' } })
    expect((await post(server, `${path}/consent`, { cookie, form: { decision: 'agree' } })).status).toBe(404)
  })

  test('a journey ends after ten minutes', async () => {
    const { path, cookie } = await beginSignIn(server, { query: authoriseQuery })
    server.clock.ahead = 10 * 60_000
    const page = await fetch(`${server.origin}${path}/login`, { headers: { cookie } })
    server.clock.ahead = 0
    expect(page.status).toBe(404)
  })
})
