import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Simulator } from '../index.ts'
import { buildTestClient, createTestKeys, startSimulator } from '../testing/test-client.ts'
import { createFaultBoard } from './board.ts'
import { faults } from './index.ts'

describe('the registry', () => {
  test('names each fault once, in lower-case words and hyphens', () => {
    for (const name of faults.keys()) expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    expect(faults.size).toBeGreaterThan(300)
  })

  test('says in one sentence what each fault does', () => {
    for (const { says } of faults.values()) expect(says).toMatch(/^[A-Z].+\.$/)
  })
})

describe('an order', () => {
  const board = createFaultBoard(faults)

  test.each([
    ['for an unknown fault', { fault: 'par-melts' }, /there is no fault "par-melts"/],
    ['for no time at all', { fault: 'par-500', times: 0 }, /"times"/],
    ['for half a time', { fault: 'par-500', times: 0.5 }, /"times"/],
    ['with a negative delay', { fault: 'par-500', delay: -1 }, /"delay"/],
    ['of a discovery fault for one client', { fault: 'discovery-500', client: 'one' }, /told apart/],
    ['of a par fault for one persona', { fault: 'par-500', persona: 'one' }, /before anyone has logged in/],
    ['of a nonce challenge at par for one persona', { fault: 'par-nonce-challenge', persona: 'p' }, /logged in/],
  ])('%s is refused', (_, order, message) => {
    expect(() => board.arm(order)).toThrow(message)
    expect(board.armed()).toEqual([])
  })
})

describe('an armed fault', () => {
  const isAny = (fault: { name: string }): fault is never => fault.name === 'token-500'

  test('is used up after its number of times', () => {
    const board = createFaultBoard(faults)
    board.arm({ fault: 'token-500', times: 2 })
    const taken = [1, 2, 3].map(() => board.take(isAny, {}) !== undefined)
    expect(taken).toEqual([true, true, false])
  })

  test('leaves other clients and other personas alone', () => {
    const board = createFaultBoard(faults)
    board.arm({ fault: 'token-500', client: 'mine', persona: 'somebody' })
    expect(board.take(isAny, { clientId: 'mine', persona: 'else' })).toBeUndefined()
    expect(board.take(isAny, { clientId: 'other', persona: 'somebody' })).toBeUndefined()
    expect(board.take(isAny, { persona: 'somebody' })).toBeUndefined()
    expect(board.take(isAny, { clientId: 'mine', persona: 'somebody' })).toMatchObject({ delay: 0 })
  })
})

describe('a fault of the line', () => {
  let simulator: Simulator
  const keysUrl = () => `${simulator.origin}/.well-known/keys`

  beforeAll(async () => {
    simulator = await startSimulator(buildTestClient(await createTestKeys()))
  })
  afterAll(() => simulator.stop())

  test('keeps silent', async () => {
    simulator.arm('keys-silent')
    await expect(fetch(keysUrl(), { signal: AbortSignal.timeout(300) })).rejects.toMatchObject({ name: 'TimeoutError' })
  })

  test('drips one byte a second', async () => {
    simulator.arm('keys-one-byte-a-second')
    const { body } = await fetch(keysUrl())
    const reader = body?.getReader()
    expect((await reader?.read())?.value?.length).toBe(1)
    await reader?.cancel()
  })

  test('resets the connection', async () => {
    simulator.arm('keys-reset')
    await expect(fetch(keysUrl())).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } })
  })

  test('closes half-way', async () => {
    simulator.arm('keys-closed-half-way')
    const response = await fetch(keysUrl())
    await expect(response.text()).rejects.toThrow('terminated')
  })

  test('sends half of the JSON as if it were all', async () => {
    simulator.arm('keys-truncated')
    const text = await (await fetch(keysUrl())).text()
    expect(text.startsWith('{"keys":[')).toBe(true)
    expect(() => JSON.parse(text)).toThrow(SyntaxError)
  })

  test.each(['keys-endless', 'keys-gzip-bomb'])('sends more than three megabytes: %s', async (fault) => {
    simulator.arm(fault)
    const { body } = await fetch(keysUrl())
    const reader = body?.getReader()
    let received = 0
    while (received < 3_000_000) received += (await reader?.read())?.value?.length ?? Number.NaN
    expect(received).toBeGreaterThanOrEqual(3_000_000)
    await reader?.cancel()
  })

  test('redirects elsewhere, and notes who follows', async () => {
    simulator.arm('keys-redirect-elsewhere')
    const response = await fetch(keysUrl())
    expect(new URL(response.url).host).toBe(new URL(simulator.origin).host.replace('127.0.0.1', 'localhost'))
    expect(simulator.log().at(-1)).toMatchObject({ call: 'elsewhere', error: 'followed' })
  })

  test('sends bytes that are not UTF-8', async () => {
    simulator.arm('keys-invalid-utf8')
    const bytes = await (await fetch(keysUrl())).arrayBuffer()
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow(TypeError)
  })

  test('is gone after it was used', async () => {
    expect(await (await fetch(keysUrl())).json()).toMatchObject({ keys: [{ kty: 'EC' }] })
  })
})
