import type { Server } from 'node:http'
import { record } from '../log.ts'

const bounded = new WeakSet<Server>()

/**
 * Lets a server hold so many connections at once and no more: one beyond is closed before anything of it is read. Each
 * time it becomes full is written down once. Returns false for a server that is bounded already.
 *
 * @see {@link https://nodejs.org/api/net.html#servermaxconnections Node.js, server.maxConnections}
 */
export function boundConnections(server: Server, most: number): boolean {
  if (bounded.has(server)) return false
  bounded.add(server)
  server.maxConnections = most
  let isFull = false
  server.on('connection', () => {
    isFull = false
  })
  server.on('drop', () => {
    if (!isFull) record('warn', { event: 'connections_full', most })
    isFull = true
  })
  return true
}
