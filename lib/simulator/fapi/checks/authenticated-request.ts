import type { IncomingMessage } from 'node:http'
import type { RegisteredClient } from '../../registration/registered-client.ts'
import type { Simulation } from '../../simulation.ts'
import { parseForm, readBody } from '../../web/http.ts'
import { Refusal, refuseUnless } from '../../web/refusal.ts'
import { readClaimedClient, verifyClientAssertion } from './client-assertion.ts'
import { type DpopProof, verifyDpopProof } from './dpop-proof.ts'

/** A request to PAR or token whose client is known for certain. */
export interface AuthenticatedRequest {
  body: string
  form: URLSearchParams
  client: RegisteredClient
  /** Absent when no `DPoP` header was sent. */
  proof: DpopProof | undefined
}

/** Reads a form post, authenticates its client by assertion, and verifies its DPoP proof if there is one. */
export async function authenticateRequest(
  simulation: Simulation,
  request: IncomingMessage,
  url: string,
): Promise<AuthenticatedRequest> {
  refuseUnless(request.headers.authorization === undefined, 'invalid_request', 'an Authorization header is sent')
  const body = await readBody(request)
  const form = parseForm(request, body)
  const client = simulation.clients.get(readClaimedClient(form))
  if (!client) throw new Refusal('invalid_client', 'there is no application with this client_id')
  const { signing } = await simulation.keyring.find(client)
  const { clock, settings, seen } = simulation
  await verifyClientAssertion({
    form,
    clientId: client.clientId,
    signingKeys: signing,
    issuer: simulation.endpoints.issuer,
    now: clock.seconds(),
    leeway: settings.leeway,
    seen,
  })
  return { body, form, client, proof: await verifyOptionalProof(simulation, request, url) }
}

async function verifyOptionalProof(
  simulation: Simulation,
  request: IncomingMessage,
  url: string,
): Promise<DpopProof | undefined> {
  const headers = request.headersDistinct.dpop ?? []
  if (headers.length === 0) return undefined
  const { clock, settings, seen } = simulation
  return verifyDpopProof({
    headers,
    method: 'POST',
    url,
    now: clock.seconds(),
    leeway: settings.leeway,
    requireExpiry: settings.requireProofExpiry,
    seen,
  })
}
