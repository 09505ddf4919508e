import { createMyinfoClient, type MyinfoClient } from 'singpass-client'
import { createKeys, type PrivateKeys, publicJwks } from 'singpass-client/keys'
import { createSimulator, type Simulator } from 'singpass-simulator'
import { afterAll, beforeAll, beforeEach } from 'vitest'

const clientId = 'AbCdEfGhIjKlMnOpQrStUvWxYz012345'

/** The callback address that the client of these tests registers. */
export const redirectUri = 'http://localhost:3000/api/auth/callback/fapi'

/** What the client may see. */
export const scopes = ['uinfin', 'name']

/** The strict simulator that the tests of a file share, and clients that are registered with it. */
export interface Counterpart {
  simulator(): Simulator
  /** A client that has asked for nothing yet. */
  client(options?: Parameters<typeof createMyinfoClient>[1]): MyinfoClient
}

/** One simulator for the tests of a file: its keys take a while to make. Each test finds it without faults. */
export function shareCounterpart(): Counterpart {
  let simulator: Simulator
  let keys: PrivateKeys
  beforeAll(async () => {
    keys = await createKeys(Date.now())
    const jwks = { keys: publicJwks(keys).keys.map((key) => ({ ...key })) }
    const registered = { name: 'Savings account', entity: 'Example Bank', purpose: 'opening a savings account' }
    simulator = await createSimulator({
      port: 0,
      clients: [{ ...registered, clientId, redirectUris: [redirectUri], jwks, scopes }],
    })
  })
  beforeEach(() => simulator.clearFaults())
  afterAll(() => simulator.stop())

  return {
    simulator: () => simulator,
    client: (options) => {
      const { issuer } = simulator
      const settings = {
        kind: 'fapi',
        connection: 'fapi',
        issuer,
        clientId,
        keys,
        allowInsecureLoopback: true,
      } as const
      return createMyinfoClient(settings, options)
    },
  }
}
