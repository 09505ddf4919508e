import { createServer, type Server } from 'node:http'
import { ConfigError } from '@/lib/config/config.ts'
import type { ListenAddress } from '@/lib/config/reading/addresses.ts'
import { standsApart } from '../front-door/sent-home.ts'
import type { Metrics } from './metrics.ts'

/**
 * Serves metrics to Prometheus on an address of their own, apart from what applicants reach. Keeps no process alive.
 *
 * @throws ConfigError where the address cannot be listened on
 */
export async function serveMetrics({ host, port }: ListenAddress, { registry }: Metrics): Promise<Server> {
  const server = createServer(async (request, response) => {
    if (request.url !== '/metrics') return response.writeHead(404).end()
    const text = await registry.metrics()
    return response.writeHead(200, { 'content-type': registry.contentType }).end(text)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', ({ code }: NodeJS.ErrnoException) => reject(unheard(`${host}:${port}`, code)))
    server.listen(port, host, resolve)
  })
  return standsApart(server).unref()
}

function unheard(address: string, code = 'unknown'): ConfigError {
  const wrong = code === 'EADDRINUSE' ? `${address} is taken by another program` : `${address} cannot be used (${code})`
  const fix = 'name a port that is free: with several nodes on one machine, each needs its own'
  return new ConfigError([{ setting: 'METRICS_PORT', wrong, fix }])
}
