import type { IncomingMessage } from 'node:http'
import { calculateJwkThumbprint, type JWK } from 'jose'
import type { RegisteredClient } from '../../registration/registered-client.ts'
import type { ObservedCall } from '../../review/observed.ts'
import type { Simulation } from '../../simulation.ts'
import { parseForm, readBody } from '../../web/http.ts'
import { refuseUnless } from '../../web/refusal.ts'
import { readClaimedClient, verifyClientAssertion } from './client-assertion.ts'
import { type DpopProof, verifyDpopProof } from './dpop-proof.ts'
import { findClient, printClientId } from './find-client.ts'

/** A request to PAR or token whose client is known for certain. */
export interface AuthenticatedRequest {
  body: string
  form: URLSearchParams
  client: RegisteredClient
  /** Absent when no `DPoP` header was sent. */
  proof: DpopProof | undefined
}

interface Received {
  request: IncomingMessage
  /** The endpoint as discovery names it. */
  url: string
  call: ObservedCall
}

/**
 * Reads a form post, authenticates its client by assertion, and verifies its DPoP proof if there is one.
 *
 * What is learnt on the way is noted in `call`, the claimed client first, so that a refusal can name it.
 */
export async function authenticateRequest(simulation: Simulation, received: Received): Promise<AuthenticatedRequest> {
  const { request, url, call } = received
  refuseUnless(request.headers.authorization === undefined, 'invalid_request', 'an Authorization header is sent')
  const body = await readBody(request)
  const form = parseForm(request, body)
  call.parameters = [...form.keys()]
  const clientId = readClaimedClient(form)
  call.clientId = printClientId(clientId)
  const client = findClient(simulation, clientId)
  const { signing } = await simulation.keyring.find(client)
  const { clock, settings, seen, endpoints } = simulation
  const now = clock.seconds()
  call.assertion = await verifyClientAssertion({
    form,
    clientId,
    signingKeys: signing,
    endpoints,
    url,
    now,
    settings,
    seen,
  })
  const proof = await verifyOptionalProof(simulation, received, clientId)
  if (proof) call.proof = { ...proof.shape, isSigningKey: await isAmong(proof.thumbprint, signing) }
  return { body, form, client, proof }
}

async function isAmong(thumbprint: string, keys: readonly JWK[]): Promise<boolean> {
  const thumbprints = await Promise.all(keys.map((key) => calculateJwkThumbprint(key)))
  return thumbprints.includes(thumbprint)
}

async function verifyOptionalProof(
  { clock, settings, seen }: Simulation,
  { request, url }: Received,
  owner: string,
): Promise<DpopProof | undefined> {
  const headers = request.headersDistinct.dpop ?? []
  if (headers.length === 0) return undefined
  return verifyDpopProof({
    headers,
    method: 'POST',
    url,
    owner,
    now: clock.seconds(),
    leeway: settings.leeway,
    requireExpiry: settings.requireProofExpiry,
    seen,
  })
}
