import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Simulator } from '../index.ts'
import { buildTestClient, createTestKeys, startSimulator } from '../testing/test-client.ts'
import { createTestRp } from '../testing/test-rp.ts'

const keys = await createTestKeys()
let simulator: Simulator

beforeAll(async () => {
  simulator = await startSimulator(buildTestClient(keys))
})
afterAll(() => simulator.stop())

async function call(method: string, path: string, content?: unknown, headers: Record<string, string> = {}) {
  const body = content === undefined ? null : JSON.stringify(content)
  const response = await fetch(`${simulator.origin}${path}`, { method, body, headers })
  const text = await response.text()
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
}

describe('admin calls', () => {
  test('list every fault with a sentence, and what is armed', async () => {
    await call('POST', '/faults', { fault: 'par-500', times: 3, delay: 10 })
    const { status, body } = await call('GET', '/faults')
    expect(status).toBe(200)
    expect(body.faults['par-500']).toBe('The par endpoint fails with 500 and an empty object.')
    expect(body.armed).toEqual([{ fault: 'par-500', times: 3, delay: 10 }])
  })

  test('narrow a fault to one client and one persona', async () => {
    const order = { fault: 'userinfo-500', client: 'somebody', persona: 'someone' }
    expect((await call('POST', '/faults', order)).body).toEqual({ ...order, times: 1, delay: 0 })
  })

  test('clear what is armed', async () => {
    await call('POST', '/faults', { fault: 'par-500' })
    expect((await call('DELETE', '/faults')).status).toBe(204)
    expect((await call('GET', '/faults')).body.armed).toEqual([])
  })

  test('tell why a request was refused', async () => {
    const rp = createTestRp(simulator, keys)
    await rp.push({ assertion: { claims: { aud: 'https://elsewhere' } } })
    const { body } = await call('GET', '/admin/log')
    expect(body.log.at(-1)).toMatchObject({
      call: 'par',
      outcome: 'refused',
      error: 'invalid_client',
      reason: `client assertion "aud" is not the issuer as a string (${simulator.issuer})`,
    })
    expect((await call('DELETE', '/admin/log')).status).toBe(204)
    expect((await call('GET', '/admin/log')).body.log).toEqual([])
  })

  test('change the settings', async () => {
    expect((await call('POST', '/admin/config', { issParam: false })).body.issParam).toBe(false)
    const discovery = await call('GET', '/fapi/.well-known/openid-configuration')
    expect(discovery.body.authorization_response_iss_parameter_supported).toBe(false)
    await call('POST', '/admin/config', { issParam: true })
  })

  test('move the clock, so that a client with the right time is refused', async () => {
    const rp = createTestRp(simulator, keys)
    expect((await call('POST', '/admin/clock', { offset: -600 })).body.offset).toBe(-600)
    const { body, headers } = await rp.push()
    expect(body).toMatchObject({ error: 'invalid_client' })
    // What lets a client tell its wrong clock from a wrong key.
    expect(Math.round((Date.parse(headers.get('date') ?? '') - Date.now()) / 10_000)).toBe(-60)
    await call('POST', '/admin/clock', { offset: 45 })
    expect((await rp.push()).status).toBe(201)
    await call('POST', '/admin/clock', { offset: 0 })
  })

  test('rotate the keys', async () => {
    const { body } = await call('POST', '/admin/rotate-keys')
    const published = await call('GET', '/.well-known/keys')
    expect(published.body.keys.filter(({ kid }: { kid: string }) => kid === body.kid)).toHaveLength(1)
  })

  test.each(['keep', 'drop'])('rotate the keys and %s the old one', async (what) => {
    const keepOldKey = what === 'keep'
    await call('POST', '/admin/config', { keepOldKey })
    const { kid: old } = (await call('POST', '/admin/rotate-keys')).body
    await call('POST', '/admin/rotate-keys')
    const published: { kid: string }[] = (await call('GET', '/.well-known/keys')).body.keys
    expect(published.some(({ kid }) => kid === old)).toBe(keepOldKey)
    await call('POST', '/admin/config', { keepOldKey: true })
  })

  test('ask clients for their keys again', async () => {
    let asked = 0
    const client = { ...buildTestClient(keys), jwks: undefined, jwksUri: 'https://client.example/jwks' }
    const fetchKeys = async () => {
      asked += 1
      return Response.json(keys.jwks)
    }
    const other = await startSimulator(client, { fetch: fetchKeys })
    const rp = createTestRp(other, keys)
    await rp.push()
    await rp.push()
    expect(asked).toBe(1)
    await fetch(`${other.origin}/admin/forget-client-keys`, { method: 'POST' })
    await rp.push()
    expect(asked).toBe(2)
    await other.stop()
  })

  test.each([
    ['POST', '/faults', { fault: 'unknown' }],
    ['POST', '/faults', { fault: 'par-500', often: 3 }],
    ['POST', '/faults', { times: 3 }],
    ['POST', '/faults', { fault: 'par-500', times: 'x' }],
    ['POST', '/faults', []],
    ['POST', '/admin/config', { unknown: true }],
    ['POST', '/admin/config', { issParam: 'yes' }],
    ['POST', '/admin/config', { denialKey: 'other' }],
    ['POST', '/admin/clock', { offset: 'soon' }],
    ['POST', '/admin/clock', { offset: 1.5 }],
  ])('%s %s %o is refused with 400', async (method, path, content) => {
    expect((await call(method, path, content)).status).toBe(400)
  })

  test('from a web page are refused', async () => {
    const { status } = await call('POST', '/faults', { fault: 'par-500' }, { origin: 'https://elsewhere.example' })
    expect(status).toBe(403)
  })

  test('by a name that is not of this machine are refused', async () => {
    const { port } = new URL(simulator.origin)
    const status = await new Promise((resolve) => {
      request({ port, host: '127.0.0.1', path: '/faults', headers: { host: 'elsewhere.example' } }, ({ statusCode }) =>
        resolve(statusCode),
      ).end()
    })
    expect(status).toBe(403)
  })
})

describe('an admin call while the simulator runs', () => {
  const other = { ...buildTestClient(keys), clientId: 'OtherOtherOtherOtherOtherOther01' }

  test('registers a client, which can log in at once', async () => {
    const rp = createTestRp(simulator, keys, other.clientId)
    expect((await rp.push()).body.error).toBe('invalid_client')
    expect((await call('POST', '/admin/clients', other)).body).toEqual({ registered: [other.clientId] })
    expect((await rp.push()).status).toBe(201)
    expect((await call('GET', '/admin/clients')).body.clients).toHaveLength(2)
  })

  test('replaces a client of the same client ID', async () => {
    await call('POST', '/admin/clients', { clients: [{ ...other, scopes: ['dob'] }] })
    const { body } = await createTestRp(simulator, keys, other.clientId).push()
    expect(body.error_description).toContain('"uinfin" is not approved')
  })

  test('refuses a client that is wrong, and names every fault', async () => {
    const { status, body } = await call('POST', '/admin/clients', { ...other, name: '', kind: 'bank' })
    expect(status).toBe(400)
    expect(body.error).toBe('clients[0].name must be a non-empty string\nclients[0].kind is "myinfo" or "login"')
  })

  test('lets somebody log in without a page, who agrees or declines', async () => {
    const rp = createTestRp(simulator, keys)
    const begin = async () => {
      const { body } = await rp.push()
      return fetch(rp.buildAuthorisationUrl(String(body.request_uri)), { redirect: 'manual' })
    }
    const order = { persona: 'Citizen with everything', decision: 'agree' }
    expect((await call('POST', '/admin/sign-in', order)).body).toMatchObject({ decision: 'agree', times: 1 })
    const back = new URL((await begin()).headers.get('location') ?? '')
    expect([...back.searchParams.keys()].sort()).toEqual(['code', 'iss', 'state'])
    await call('POST', '/admin/sign-in', { decision: 'decline' })
    expect(new URL((await begin()).headers.get('location') ?? '').searchParams.get('error')).toBe('access_denied')
    // Used up: the next one sees the gallery.
    expect((await begin()).headers.get('location')).toContain('/fapi/sign-in/')
  })

  test.each([
    [{ persona: 'Nobody' }, /is nobody/],
    [{ decision: 'maybe' }, /agree or decline/],
    [{ client: 'unknown' }, /is not registered/],
    [{ times: 0 }, /a whole number from 1/],
    [{ personna: 'x' }, /did you mean "persona"\?/],
  ])('refuses the unattended login %o', async (order, reason) => {
    const { status, body } = await call('POST', '/admin/sign-in', order)
    expect([status, body.error]).toEqual([400, expect.stringMatching(reason)])
  })

  test('from a page of the simulator itself is answered', async () => {
    expect((await call('POST', '/admin/forget-client-keys', undefined, { origin: simulator.origin })).status).toBe(204)
  })
})
