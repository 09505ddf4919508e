import type { RegisteredClient } from '../../registration/registered-client.ts'
import type { Simulation } from '../../simulation.ts'
import { Refusal } from '../../web/refusal.ts'

/** The application with this client ID. Throws `invalid_client`, and names those that are known. */
export function findClient({ clients }: Simulation, clientId: string): RegisteredClient {
  const client = clients.get(clientId)
  if (client) return client
  const known = [...clients.keys()].join(', ') || 'nobody'
  const reason = `there is no application with the client_id ${printClientId(clientId)}; known: ${known}`
  throw new Refusal('invalid_client', reason)
}

/** A claimed client ID goes into the log before anything is verified: only what a client ID is made of. */
export function printClientId(clientId: string): string {
  return clientId.replaceAll(/[^A-Za-z0-9._~-]/g, '?').slice(0, 64)
}
