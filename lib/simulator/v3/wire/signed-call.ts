import type { V3Context, V3Service } from '../client.ts'
import { TIMESTAMP_TOLERANCE } from '../pending-sign-in.ts'
import type { V3Simulation } from '../simulation.ts'
import type { Parameters } from './parameters.ts'
import { explainSignature, isSigned, parsePkiHeader, type SignedRequest } from './pki-signature.ts'
import { demand, V3Refusal } from './refusal.ts'

/** A call as it arrived, to be judged by its signature. */
export interface SignedCall {
  method: string
  url: string
  context: V3Context
  parameters: Parameters
  authorization: string | undefined
}

/**
 * Accepts a call only from a registered service that signed all of it just now, and not twice with one nonce.
 *
 * Returns the service and the access token that came along.
 */
export function verifySignedCall(call: SignedCall, simulation: V3Simulation): { service: V3Service; bearer?: string } {
  const header = parsePkiHeader(call.authorization)
  const service = simulation.services.get(header.appId)
  demand(service, [401, 'Unknown app_id', 'app_id is not registered'])
  demand(header.signatureMethod === 'RS256', [401, 'Invalid signature_method', 'signature_method is not RS256'])
  checkTimestamp(header.timestamp, simulation.now())
  const nonce = `${header.appId} ${header.nonce}`
  demand(!simulation.memory.nonces.get(nonce), [
    401,
    'Nonce has been used',
    'the nonce was used before; each request needs a new one',
  ])
  const { method, url, parameters } = call
  checkSignature({ method, url, parameters, header }, { service, status: simulation.settings.signatureStatus })
  simulation.memory.nonces.set(nonce, true)
  demand(parameters.client_id === service.clientId, [401, 'Invalid client_id', 'client_id differs from app_id'])
  demand(service.context === call.context, [
    403,
    'Digital Service is invalid',
    `the service is not one of /${call.context}`,
  ])
  return { service, ...(header.bearer && { bearer: header.bearer }) }
}

function checkTimestamp(timestamp: string, now: number): void {
  const message = 'Timestamp is out of sync'
  demand(/^\d{13}$/.test(timestamp), [401, message, 'timestamp is not a decimal number of epoch milliseconds'])
  const seconds = Math.round((Number(timestamp) - now) / 1000)
  const reason = `timestamp is ${Math.abs(seconds)} s ${seconds < 0 ? 'behind' : 'ahead of'} the simulator's clock`
  demand(Math.abs(Number(timestamp) - now) <= TIMESTAMP_TOLERANCE, [401, message, reason])
}

function checkSignature(request: SignedRequest, { service, status }: { service: V3Service; status: 401 | 500 }): void {
  if (isSigned(request, service.publicKey)) return
  throw new V3Refusal(status, 'Invalid PKI Signature', explainSignature(request, service.publicKey))
}
