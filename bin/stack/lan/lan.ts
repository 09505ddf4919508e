import type { Server } from 'node:http'
import { networkInterfaces } from 'node:os'
import QRCode from 'qrcode'
import { Failure } from '../failure.ts'
import type { DemoPlan } from '../plan.ts'
import { createGate } from './gate.ts'
import { createGateway } from './gateway.ts'
import type { TwoNames } from './origins.ts'

/** A demo that its network can reach, until it is closed. */
export interface Lan {
  /** What is printed: a warning, the address, the password, and a code to scan. */
  words: string
  close(): void
}

/** Opens every part of a demo to the network of this machine, each on its own port, behind one password. */
export async function openLan(plan: DemoPlan, address: string): Promise<Lan> {
  const names = namesOf(plan, address)
  const gate = createGate()
  const servers = names.map((own) => createGateway({ gate, names, own }))
  await Promise.all(servers.map((server, index) => listen(server, names[index], address)))
  const [app] = names
  const url = app?.network ?? ''
  const code = await QRCode.toString(url, { type: 'terminal', small: true })
  const words = [
    'WARNING: whoever is on this network can reach this demo, its simulator and its staff pages, with the password.',
    'Nothing on the way is encrypted. Use it among people you know, with made-up details only.',
    `Open ${url} on a phone of the same network. Name: demo. Password: ${gate.password}`,
    '',
    code,
  ].join('\n')
  return { words, close: () => servers.forEach((server) => void server.close()) }
}

/** What is said where a listening address opens a demo to others, which `--lan` would do behind a password. */
export function warningFor(host: string): string | undefined {
  if (/^(?:localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host)) return undefined
  return `WARNING: HOSTNAME=${host} opens this demo to the network without a password; "npm run demo -- --lan" asks for one.`
}

/** The application first. */
export function namesOf({ url, simulator, staffProvider }: DemoPlan, address: string): TwoNames[] {
  const locals = [
    new URL(url).origin,
    simulator && `http://127.0.0.1:${simulator.port}`,
    staffProvider && `http://127.0.0.1:${staffProvider.port}`,
  ].filter((local): local is string => typeof local === 'string')
  return locals.map((local) => ({ local, network: `http://${address}:${new URL(local).port}` }))
}

/** The address of this machine on its network. Throws a `Failure` where it is on none. */
export function networkAddress(): string {
  const found = Object.values(networkInterfaces())
    .flat()
    .find((one) => one?.family === 'IPv4' && !one.internal)
  if (!found) throw new Failure('--lan: this machine has no address on a network.')
  return found.address
}

function listen(server: Server, name: TwoNames | undefined, address: string): Promise<void> {
  const port = Number(new URL(name?.network ?? 'http://localhost').port)
  return new Promise((resolve, reject) => {
    server.once('error', () => reject(new Failure(`--lan: ${address}:${port} is in use.`)))
    server.listen(port, address, resolve)
  })
}
