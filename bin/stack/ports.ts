import { once } from 'node:events'
import { createServer } from 'node:net'
import { Failure } from './failure.ts'

const LOOPBACK = ['127.0.0.1', '::1']

/** Refuses, in one line that names the setting, a port that another program listens on. */
export async function requireFreePort(port: number, setting: string): Promise<void> {
  const busy = await Promise.all(LOOPBACK.map((host) => isBusy(port, host)))
  if (!busy.includes(true)) return
  throw new Failure(`Port ${port} is in use by another program. Stop it, or choose another one with ${setting}=….`)
}

/** Free ports, all different, at the moment of asking. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'))
  await Promise.all(servers.map((server) => once(server, 'listening')))
  const ports = servers.map((server) => {
    const address = server.address()
    return typeof address === 'object' && address ? address.port : 0
  })
  await Promise.all(servers.map((server) => once(server.close(), 'close')))
  return ports
}

async function isBusy(port: number, host: string): Promise<boolean> {
  const server = createServer()
  try {
    await once(server.listen({ port, host, exclusive: true }), 'listening')
    await once(server.close(), 'close')
    return false
  } catch (error) {
    if (isCode(error, 'EACCES'))
      throw new Failure(`Port ${port} may not be opened by this user; choose one above 1023.`)
    // A machine without IPv6 has no ::1 to be busy.
    return isCode(error, 'EADDRINUSE')
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
