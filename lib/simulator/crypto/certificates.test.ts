import { request } from 'node:https'
import { describe, expect, test } from 'vitest'
import { buildTestClient, createTestKeys, startSimulator } from '../testing/test-client.ts'
import { createTlsIdentities, type TlsIdentities } from './certificates.ts'

const identities = await createTlsIdentities(Date.now())
const client = buildTestClient(await createTestKeys())

function connect(origin: string): Promise<unknown> {
  return new Promise((resolve) => {
    const call = request(`${origin}/.well-known/keys`, { ca: identities.authority }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    call.on('error', (error) => resolve('code' in error ? error.code : error))
    call.end()
  })
}

describe('a simulator behind TLS', () => {
  test.each<[keyof Omit<TlsIdentities, 'authority'>, unknown]>([
    ['good', 200],
    ['expired', 'CERT_HAS_EXPIRED'],
    ['wrongHost', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['unknownAuthority', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ])('whose certificate is %s gives a client %s', async (name, outcome) => {
    const simulator = await startSimulator(client, { tls: identities[name] })
    expect(simulator.issuer).toMatch(/^https:\/\/127\.0\.0\.1:\d+\/fapi$/)
    expect(await connect(simulator.origin)).toBe(outcome)
    await simulator.stop()
  })
})
