#!/usr/bin/env node
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { createSimulator, parseClients, parseV3Clients } from './index.ts'
import { runtimeFault } from './runtime.ts'

const usage = `Singpass simulator: a strict stand-in for Singpass's FAPI 2.0 API and Myinfo v3, with made-up people.

  npm run simulator -- [--client FILE] [--port PORT]

  --client FILE  JSON with the registered clients (or SIMULATOR_CLIENTS); docs/simulator.md shows one
  --port PORT    where to listen on 127.0.0.1 (or SIMULATOR_PORT; 5157 unless given)
`

const { values } = parseArgs({
  options: { client: { type: 'string' }, port: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
})

if (values.help) console.log(usage)
else await run().catch(stopWithReason)

async function run(): Promise<void> {
  refuseProduction()
  const fault = runtimeFault()
  if (fault) throw new TypeError(fault)
  const port = readPort(values.port ?? process.env.SIMULATOR_PORT ?? '5157')
  const registered = await readRegistered(values.client ?? process.env.SIMULATOR_CLIENTS)
  const clients = parseClients(registered)
  const simulator = await createSimulator({ port, clients, v3Clients: parseV3Clients(registered), print: console.log })
  console.log(`Singpass simulator (made-up people)
  issuer    ${simulator.issuer}
  discovery ${simulator.issuer}/.well-known/openid-configuration
  clients   ${clients.map(({ clientId }) => clientId).join(', ') || 'none: give --client FILE, see docs/simulator.md'}
  faults    ${simulator.origin}/faults`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void simulator.stop())
}

function refuseProduction(): void {
  if (process.env.NODE_ENV !== 'production' || process.env.DEMO === '1') return
  throw new TypeError('the simulator does not run with NODE_ENV=production, unless DEMO=1')
}

function readPort(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new TypeError('the port is not a number up to 65535')
  return port
}

async function readRegistered(path: string | undefined): Promise<unknown> {
  if (path === undefined) return []
  const text = await readFile(path, 'utf8').catch(() => {
    throw new TypeError(`cannot read the clients in ${path}`)
  })
  try {
    return JSON.parse(text)
  } catch {
    throw new TypeError(`${path} is not JSON`)
  }
}

function stopWithReason(error: unknown): void {
  console.error(error instanceof Error ? `simulator: ${error.message}` : 'simulator: could not start')
  process.exitCode = 1
}
