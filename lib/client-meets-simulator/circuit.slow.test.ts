import { setTimeout as sleep } from 'node:timers/promises'
import { createMyinfoClient } from 'singpass-client'
import { createKeys, publicJwks } from 'singpass-client/keys'
import { createSimulator, type Simulator } from 'singpass-simulator'
import { afterAll, beforeAll, expect, test } from 'vitest'

const clientId = 'AbCdEfGhIjKlMnOpQrStUvWxYz012345'
const redirectUri = 'http://localhost:3000/api/auth/callback/fapi'

let simulator: Simulator
let keys: Awaited<ReturnType<typeof createKeys>>
beforeAll(async () => {
  keys = await createKeys(Date.now())
  const jwks = { keys: publicJwks(keys).keys.map((key) => ({ ...key })) }
  const registered = { name: 'Savings account', entity: 'Example Bank', purpose: 'opening a savings account' }
  const client = { ...registered, clientId, redirectUris: [redirectUri], jwks, scopes: ['uinfin', 'name'] }
  simulator = await createSimulator({ port: 0, clients: [client] })
})
afterAll(() => simulator.stop())

test('F008 an endpoint that does not answer is soon not asked, so that nobody waits for it, and is asked again when it does', async () => {
  const changes: string[] = []
  const { issuer } = simulator
  const client = createMyinfoClient(
    { kind: 'fapi', connection: 'fapi', issuer, clientId, keys, allowInsecureLoopback: true },
    { circuit: ({ endpoint, isOpen }) => changes.push(`${endpoint} ${isOpen ? 'open' : 'closed'}`) },
  )
  const login = async () => {
    const startedAt = performance.now()
    const how = await client.authorise({ scopes: ['uinfin', 'name'], redirectUri }).then(
      () => 'begun',
      (failure) => `${failure.code} ${failure.details.endpoint}`,
    )
    return { how, milliseconds: performance.now() - startedAt }
  }
  expect(await login()).toMatchObject({ how: 'begun' })

  simulator.arm({ fault: 'par-500', times: 100, delay: 30_000 })
  const waited = await Promise.all(Array.from({ length: 5 }, login))
  expect(waited.map(({ how }) => how)).toEqual(Array(5).fill('unavailable par'))
  expect(changes).toEqual(['par open'])

  const refused = await Promise.all(Array.from({ length: 50 }, login))
  expect(new Set(refused.map(({ how }) => how))).toEqual(new Set(['unavailable par']))
  expect(Math.max(...refused.map(({ milliseconds }) => milliseconds))).toBeLessThan(2_000)

  simulator.clearFaults()
  await sleep(10_100)
  expect(await login()).toMatchObject({ how: 'begun' })
  expect(changes).toEqual(['par open', 'par closed'])
})
