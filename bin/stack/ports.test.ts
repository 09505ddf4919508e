import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { freePorts, requireFreePort } from './ports.ts'

async function listening(host: string) {
  const server = createServer()
  await once(server.listen(0, host), 'listening')
  const address = server.address()
  return { port: typeof address === 'object' && address ? address.port : 0, close: () => server.close() }
}

test('free ports are all different, and free', async () => {
  const ports = await freePorts(5)

  expect(new Set(ports).size).toBe(5)
  for (const port of ports) await requireFreePort(port, 'PORT')
})

test.each(['127.0.0.1', '0.0.0.0'])('a port that a program holds on %s is refused, with its setting', async (host) => {
  const { port, close } = await listening(host)

  await expect(requireFreePort(port, 'MOCKPASS_PORT')).rejects.toThrow(
    `Port ${port} is in use by another program. Stop it, or choose another one with MOCKPASS_PORT=….`,
  )
  close()
})
