import type { IncomingMessage, ServerResponse } from 'node:http'
import { buildJsonAnswer, send } from '../http.ts'
import { refuseUnless } from '../refusal.ts'
import type { World } from '../world.ts'
import {
  answerRefusal,
  nonceHeader,
  refuseAsEngine,
  sendAnswer,
  takeChallenge,
  takeNonceDemand,
  takeRefusal,
} from './answering.ts'
import { type AuthenticatedRequest, authenticateRequest } from './authenticated-request.ts'
import { checkPushedParameters } from './pushed-parameters.ts'

/**
 * The pushed authorization request endpoint.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9126.html RFC 9126}
 * @see Singpass developer documentation, Integration Guide, 1. The Authorization Request
 */
export async function handlePar(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let clientId: string | undefined
  try {
    const pushed = await authenticateRequest(world, request, world.endpoints.par)
    clientId = pushed.client.clientId
    checkBinding(pushed)
    checkPushedParameters(pushed.form, pushed.client)
    const refusal = await takeRefusal(world, 'par', { clientId })
    if (refusal) return send(response, refusal)
    await push(world, { request, response, pushed })
  } catch (error) {
    send(response, answerRefusal(world, 'par', error, clientId))
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

async function push(world: World, { request, response, pushed }: Push): Promise<void> {
  const { client, form, proof, body } = pushed
  const facts = { clientId: client.clientId }
  const lacksNonce = proof !== undefined && proof.nonce === undefined
  const demandNonce = lacksNonce && takeNonceDemand(world, 'par', facts) !== undefined
  const answer = await world.engine.run({ request, response, path: '/par', body, demandNonce })
  const challenge = takeChallenge(world, 'par', answer, client.clientId)
  if (challenge) return send(response, challenge)
  refuseAsEngine(answer)
  remember(world, form, String(answer.body.request_uri))
  world.journal.write({ call: 'par', outcome: 'accepted', clientId: client.clientId })
  const content = { request_uri: answer.body.request_uri, expires_in: 60 }
  const headers = world.settings.requireNonce ? nonceHeader(answer) : {}
  await sendAnswer(world, 'par', { response, answer: buildJsonAnswer(201, content, headers), facts })
}

function remember(world: World, form: URLSearchParams, requestUri: string): void {
  world.pushed.put(requestUri, {
    clientId: form.get('client_id') ?? '',
    redirectUri: form.get('redirect_uri') ?? '',
    state: form.get('state') ?? '',
    scopes: (form.get('scope') ?? '').split(' '),
  })
}
