import type { Server } from 'node:http'
import { refusals } from './refusals.ts'

const bounded = new WeakSet<Server>()

/**
 * Lets a server hold so many connections at once and no more: one beyond is closed before anything of it is read.
 * That is told. Returns false for a server that is bounded already.
 *
 * @see {@link https://nodejs.org/api/net.html#servermaxconnections Node.js, server.maxConnections}
 */
export function boundConnections(server: Server, most: number): boolean {
  if (bounded.has(server)) return false
  bounded.add(server)
  server.maxConnections = most
  server.on('drop', () => void refusals.tell({ event: 'connections_full', most }))
  return true
}
