import { exportPKCS8 } from 'jose'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { agreeAs, createTestBrowser } from './fixtures/browser.ts'
import { createSimulator, type Simulator } from './index.ts'
import { createV3Keys, readV3Keys, type V3Keys } from './v3/index.ts'
import { authoriseQuery, citizen, createTestClient, named, type TestClient } from './v3/testing/test-client.ts'
import { buildClients, encode } from './v3/testing/test-server.ts'

const clientKeys: V3Keys = await createV3Keys(Date.now())
let simulator: Simulator
let client: TestClient

beforeEach(async () => {
  simulator = await createSimulator({ port: 0, clients: [], v3Clients: buildClients(clientKeys.certificate) })
  const { origin } = simulator
  const certificate = await (await fetch(`${origin}/v3/certificate.pem`)).text()
  const clientKey = await exportPKCS8(clientKeys.privateKey)
  client = createTestClient({ origin, clientKey, certificate, log: [] })
})
afterEach(() => simulator.stop())

describe('v3 in the simulator', () => {
  test('a browser that agrees comes back with a code, and the person can be retrieved', async () => {
    const browser = createTestBrowser(simulator.origin)
    const { url } = await agreeAs(browser, `/com/v3/authorise?${encode(authoriseQuery)}`, citizen.id)
    const { body } = await client.callToken(url.searchParams.get('code') ?? '')
    const { text } = await client.callPerson(body.access_token)
    expect((await client.openPerson(text)).person.name.value).toBe(citizen.name)
    expect(simulator.log().map(({ call, outcome }) => `${call} ${outcome}`)).toEqual([
      'v3-authorise accepted',
      'v3-login accepted',
      'v3-consent accepted',
      'v3-token accepted',
      'v3-person accepted',
    ])
  })

  test('a refusal is told in the log with its reason', async () => {
    await client.callToken('f'.repeat(40))
    expect(simulator.log().at(-1)).toMatchObject({
      call: 'v3-token',
      outcome: 'refused',
      error: '400 Authorisation code is invalid',
      reason: 'the code is unknown, used, older than 60 s, or of another service',
    })
  })

  test('its settings are those of the simulator', async () => {
    simulator.configure({ quoted: false })
    const { text } = await client.callPerson(await client.obtainToken())
    expect((await client.openPerson(text)).text.startsWith('eyJ')).toBe(true)
  })
})

describe('v3 under faults', () => {
  test('a fault of v3 waits as long as it was told, and is used once', async () => {
    simulator.arm({ fault: 'v3-token-503', delay: 200 })
    const code = await client.obtainCode()
    const before = Date.now()
    expect((await client.callToken(code)).status).toBe(503)
    expect(Date.now() - before).toBeGreaterThanOrEqual(200)
    expect((await client.callToken(await client.obtainCode())).status).toBe(200)
  })

  test('a fault for another persona does not act', async () => {
    simulator.arm({ fault: 'v3-person-500', persona: named('S Pass holder').id })
    expect((await client.callPerson(await client.obtainToken())).status).toBe(200)
  })

  test('a silent person call is never answered', async () => {
    const token = await client.obtainToken()
    simulator.arm('v3-person-silent')
    const waited = new Promise((resolve) => setTimeout(() => resolve('nothing came'), 300))
    const answered = client.callPerson(token).catch(() => 'closed')
    expect(await Promise.race([answered, waited])).toBe('nothing came')
  })

  test('a reset token call breaks the connection', async () => {
    const code = await client.obtainCode()
    simulator.arm('v3-token-reset')
    await expect(client.callToken(code)).rejects.toThrow('fetch failed')
  })

  test('a web page in place of the token has status 200', async () => {
    const code = await client.obtainCode()
    simulator.arm('v3-token-html')
    await expect(client.callToken(code)).rejects.toThrow(SyntaxError)
  })

  test('the faults of a person’s data reach the v3 person too', async () => {
    simulator.arm('person-all-unavailable')
    const { text } = await client.callPerson(await client.obtainToken())
    const { person } = await client.openPerson(text)
    expect(person.name).toMatchObject({ unavailable: true })
    expect(person.name).not.toHaveProperty('value')
    expect(simulator.log().map(({ fault }) => fault)).toContain('person-all-unavailable')
  })
})

describe('keys that are given', () => {
  test('sign from the start, and are known by their certificate', async () => {
    const given = await createV3Keys(Date.now())
    const pem = await exportPKCS8(given.privateKey)
    const own = await createSimulator({ port: 0, clients: [], v3Keys: await readV3Keys(pem, given.certificate) })
    const served = await (await fetch(`${own.origin}/v3/certificate.pem`)).text()
    await own.stop()
    expect(served).toBe(given.certificate)
  })

  test.each([
    ['that are no PEM', 'key', /is no PEM/],
    ['of two pairs', undefined, /are no RSA pair/],
  ])('%s are refused', async (_, key, reason) => {
    const other = await createV3Keys(Date.now())
    const pem = key ?? (await exportPKCS8(other.privateKey))
    await expect(readV3Keys(pem, clientKeys.certificate)).rejects.toThrow(reason)
  })
})
