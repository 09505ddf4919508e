import { afterAll } from 'vitest'
import { createTestClient } from './test-client.ts'
import { startV3Server } from './test-server.ts'

/** One v3 server for all tests of a file, with a client of it; it stops after the last test. */
export async function shareV3Server() {
  const server = await startV3Server()
  afterAll(() => server.stop())
  return { server, client: createTestClient(server) }
}
