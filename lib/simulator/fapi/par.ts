import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Simulation } from '../simulation.ts'
import { buildJsonAnswer, send } from '../web/http.ts'
import { refuseUnless } from '../web/refusal.ts'
import {
  answerRefusal,
  nonceHeader,
  refuseAsEngine,
  sendAnswer,
  takeChallenge,
  takeNonceDemand,
  takeRefusal,
} from './answering.ts'
import { type AuthenticatedRequest, authenticateRequest } from './checks/authenticated-request.ts'
import { checkPushedParameters } from './checks/pushed-parameters.ts'

/**
 * The pushed authorization request endpoint.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9126.html RFC 9126}
 * @see Singpass developer documentation, Integration Guide, 1. The Authorization Request
 */
export async function handlePar(
  simulation: Simulation,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let clientId: string | undefined
  try {
    const pushed = await authenticateRequest(simulation, request, simulation.endpoints.par)
    clientId = pushed.client.clientId
    checkBinding(pushed)
    checkPushedParameters(pushed.form, pushed.client)
    const refusal = await takeRefusal(simulation, 'par', { clientId })
    if (refusal) return send(response, refusal)
    await push(simulation, { request, response, pushed })
  } catch (error) {
    send(response, answerRefusal(simulation, 'par', error, clientId))
  }
}

/** A DPoP key has to be named here already, by a proof or by its thumbprint. */
function checkBinding({ proof, form }: AuthenticatedRequest): void {
  const thumbprint = form.get('dpop_jkt')
  refuseUnless(proof || thumbprint, 'invalid_request', 'neither a DPoP header nor "dpop_jkt" is sent')
  const isSame = !proof || !thumbprint || proof.thumbprint === thumbprint
  refuseUnless(isSame, 'invalid_request', 'the DPoP proof is not made with the key that "dpop_jkt" names')
}

interface Push {
  request: IncomingMessage
  response: ServerResponse
  pushed: AuthenticatedRequest
}

async function push(simulation: Simulation, { request, response, pushed }: Push): Promise<void> {
  const { client, form, proof, body } = pushed
  const facts = { clientId: client.clientId }
  const lacksNonce = proof !== undefined && proof.nonce === undefined
  const demandNonce = lacksNonce && takeNonceDemand(simulation, 'par', facts) !== undefined
  const answer = await simulation.engine.run({ request, response, path: '/par', body, demandNonce })
  const challenge = takeChallenge(simulation, 'par', answer, client.clientId)
  if (challenge) return send(response, challenge)
  refuseAsEngine(answer)
  remember(simulation, form, String(answer.body.request_uri))
  simulation.journal.write({ call: 'par', outcome: 'accepted', clientId: client.clientId })
  const content = { request_uri: answer.body.request_uri, expires_in: 60 }
  const headers = simulation.settings.requireNonce ? nonceHeader(answer) : {}
  await sendAnswer(simulation, 'par', { response, answer: buildJsonAnswer(201, content, headers), facts })
}

function remember(simulation: Simulation, form: URLSearchParams, requestUri: string): void {
  simulation.pushed.put(requestUri, {
    clientId: form.get('client_id') ?? '',
    redirectUri: form.get('redirect_uri') ?? '',
    state: form.get('state') ?? '',
    scopes: (form.get('scope') ?? '').split(' '),
  })
}
