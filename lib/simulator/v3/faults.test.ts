import { afterEach, describe, expect, test } from 'vitest'
import { personas, personInfo } from '../personas/index.ts'
import { type V3Fault, v3Faults } from './index.ts'
import { shareV3Server } from './testing/shared-server.ts'
import { attributes, authoriseQuery, citizen } from './testing/test-client.ts'
import { clickThrough } from './testing/test-server.ts'

const { server, client } = await shareV3Server()
afterEach(() => {
  delete server.armed.fault
})

async function meetAtToken(fault: V3Fault) {
  const code = await client.obtainCode()
  server.armed.fault = fault
  return client.callToken(code)
}

async function meetAtPerson(fault: V3Fault) {
  const token = await client.obtainToken()
  server.armed.fault = fault
  return client.callPerson(token)
}

function readHeader(token: string): unknown {
  return JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString())
}

describe('faults of the token call', () => {
  test.each([
    ['v3-token-429', 429, 'Too many requests'],
    ['v3-token-500', 500, 'Unexpected error'],
    ['v3-token-503', 503, 'Under maintenance'],
    ['v3-token-expired-code', 400, 'Authorisation code has expired'],
  ] as const)('%s answers %i', async (fault, status, message) => {
    expect(await meetAtToken(fault)).toEqual({ status, body: { code: String(status), message } })
    expect(server.log.at(-1)).toEqual({ call: 'v3-token', outcome: 'fault', clientId: 'STG-COM', fault })
  })

  test('v3-token-alg-none is unsigned', async () => {
    const { body } = await meetAtToken('v3-token-alg-none')
    expect(readHeader(body.access_token)).toEqual({ alg: 'none' })
    expect(body.access_token.endsWith('.')).toBe(true)
  })

  test.each(['v3-token-signature', 'v3-token-expired'] as const)('%s is refused by the person call', async (fault) => {
    const { body } = await meetAtToken(fault)
    delete server.armed.fault
    expect((await client.callPerson(body.access_token)).status).toBe(401)
    const reasons = { 'v3-token-signature': 'not signed', 'v3-token-expired': 'has expired' }
    expect(client.lastReason()).toContain(reasons[fault])
  })
})

describe('faults of the person call', () => {
  test.each([
    ['v3-person-429', 429, 'Too many requests'],
    ['v3-person-500', 500, 'Unexpected error'],
    ['v3-person-503', 503, 'Under maintenance'],
    ['v3-person-no-profile', 404, 'UIN/FIN is invalid.'],
  ] as const)('%s answers %i', async (fault, status, message) => {
    const { status: given, text } = await meetAtPerson(fault)
    expect([given, JSON.parse(text)]).toEqual([status, { code: status, message }])
  })

  test('v3-person-unquoted leaves the quotes out', async () => {
    const { text } = await meetAtPerson('v3-person-unquoted')
    const opened = await client.openPerson(text)
    expect([opened.text.slice(0, 2), opened.person.name.value]).toEqual(['ey', citizen.name])
  })

  test('v3-person-unencrypted is a JWS', async () => {
    expect(readHeader((await meetAtPerson('v3-person-unencrypted')).text)).toMatchObject({ alg: 'RS256' })
  })

  test('v3-person-other-key cannot be opened', async () => {
    const { text } = await meetAtPerson('v3-person-other-key')
    await expect(client.openPerson(text)).rejects.toThrow('decryption operation failed')
  })

  test('v3-person-signature and v3-person-alg-none open, and their signatures do not verify', async () => {
    const { text: stranger } = await meetAtPerson('v3-person-signature')
    await expect(client.openPerson(stranger)).rejects.toThrow('signature verification failed')
    const { text: unsigned } = await meetAtPerson('v3-person-alg-none')
    await expect(client.openPerson(unsigned)).rejects.toThrow(/alg|none/i)
  })

  test('v3-person-someone-else delivers another persona', async () => {
    const { text } = await meetAtPerson('v3-person-someone-else')
    const other = personas[1]
    expect((await client.openPerson(text)).person).toEqual(other && personInfo(other, attributes.split(',')))
  })
})

describe('faults of the callback', () => {
  async function comeBack(fault: V3Fault, decision = 'agree') {
    server.armed.fault = fault
    const { searchParams } = await clickThrough(server, { query: authoriseQuery, persona: citizen.id, decision })
    return Object.fromEntries(searchParams)
  }

  test('v3-callback-500 and v3-callback-503 come back without a code', async () => {
    expect(await comeBack('v3-callback-500')).toEqual({
      error: '500',
      'error-description': 'Unexpected error',
      state: 'c0ffee',
    })
    expect((await comeBack('v3-callback-503')).error).toBe('503')
  })

  test('v3-callback-underscore uses the other key when consent is declined', async () => {
    expect(Object.keys(await comeBack('v3-callback-underscore', 'decline'))).toContain('error_description')
  })

  test('v3-callback-wrong-state comes back with a code and a strange state', async () => {
    const { code, state } = await comeBack('v3-callback-wrong-state')
    expect(code).toMatch(/^[0-9a-f]{40}$/)
    expect(state).not.toBe('c0ffee')
  })
})

test('every fault names the place in which it acts, and says one sentence', () => {
  for (const [name, { at, says }] of Object.entries(v3Faults)) {
    expect(name.startsWith(`v3-${at}-`)).toBe(true)
    expect(says).toMatch(/^[A-Z].+[^.]\.$/)
  }
})
