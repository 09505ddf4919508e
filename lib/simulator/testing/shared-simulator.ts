import { afterAll } from 'vitest'
import type { RegisteredClient } from '../index.ts'
import { buildTestClient, createTestKeys, startSimulator } from './test-client.ts'
import { createTestRp } from './test-rp.ts'

/** One simulator for all tests of a file, with a relying party that is its first client; it stops after the last test. */
export async function shareSimulator(...clients: Partial<RegisteredClient>[]) {
  const keys = await createTestKeys()
  const [first, ...others] = clients.map((changes) => buildTestClient(keys, changes))
  const client = first ?? buildTestClient(keys)
  const simulator = await startSimulator(client, { clients: [client, ...others] })
  afterAll(() => simulator.stop())
  return { keys, simulator, rp: createTestRp(simulator, keys) }
}
