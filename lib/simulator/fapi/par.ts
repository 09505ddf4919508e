import type { IncomingMessage, ServerResponse } from 'node:http'
import { type ObservedCall, shapeOf } from '../review/observed.ts'
import type { Simulation } from '../simulation.ts'
import { buildJsonAnswer, send } from '../web/http.ts'
import { refuseUnless } from '../web/refusal.ts'
import { accept, answerRefusal, refuseAsEngine, sendAnswer, takeRefusal } from './answering.ts'
import { type AuthenticatedRequest, authenticateRequest } from './checks/authenticated-request.ts'
import type { DpopProof } from './checks/dpop-proof.ts'
import { checkPushedParameters } from './checks/pushed-parameters.ts'
import { readUrl } from './discovery.ts'
import { buildNonceHeader, challengeNonce } from './nonce-challenge.ts'

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
  const call = simulation.observations.begin('par', request)
  try {
    const pushed = await authenticateRequest(simulation, { request, url: readUrl(simulation, request), call })
    checkBinding(pushed)
    checkPushedParameters(pushed.form, pushed.client)
    describe(call, pushed.form)
    const refusal = await takeRefusal(simulation, 'par', { clientId: pushed.client.clientId, call })
    if (refusal) return send(response, refusal)
    await push(simulation, { request, response, pushed, call })
  } catch (error) {
    send(response, answerRefusal(simulation, call, error))
  }
}

/** A DPoP key has to be named here already, by a proof or by its thumbprint. */
function checkBinding({ proof, form }: AuthenticatedRequest): void {
  const thumbprint = form.get('dpop_jkt')
  refuseUnless(proof || thumbprint, 'invalid_request', 'neither a DPoP header nor "dpop_jkt" is sent')
  const isSame = !proof || !thumbprint || proof.thumbprint === thumbprint
  refuseUnless(isSame, 'invalid_request', 'the DPoP proof is not made with the key that "dpop_jkt" names')
}

function describe(call: ObservedCall, form: URLSearchParams): void {
  call.state = shapeOf(form.get('state') ?? '')
  call.nonce = shapeOf(form.get('nonce') ?? '')
  call.challenge = shapeOf(form.get('code_challenge') ?? '')
  call.scopes = (form.get('scope') ?? '').split(' ')
  call.hasAppLaunch = form.has('app_launch_url')
}

interface Push {
  request: IncomingMessage
  response: ServerResponse
  pushed: AuthenticatedRequest
  call: ObservedCall
}

async function push(simulation: Simulation, { request, response, pushed, call }: Push): Promise<void> {
  const { client, form, proof, body } = pushed
  const facts = { clientId: client.clientId, call }
  const challenge = proof && challengeNonce(simulation, 'par', { nonce: proof.nonce, facts, call })
  if (challenge) return send(response, challenge)
  const answer = await simulation.engine.run({ request, response, path: '/par', body })
  refuseAsEngine(answer)
  remember(simulation, { form, proof, requestUri: String(answer.body.request_uri), call })
  accept(simulation, call)
  const content = { request_uri: answer.body.request_uri, expires_in: 60 }
  const headers = buildNonceHeader(simulation, 'par')
  await sendAnswer(simulation, 'par', { response, answer: buildJsonAnswer(201, content, headers), facts })
}

interface Pushed {
  form: URLSearchParams
  proof: DpopProof | undefined
  requestUri: string
  call: ObservedCall
}

/** A login begins: whatever comes later is told to belong to it. */
function remember(simulation: Simulation, { form, proof, requestUri, call }: Pushed): void {
  const attempt = crypto.randomUUID()
  call.attempt = attempt
  const type = form.get('authentication_context_type')
  const message = form.get('authentication_context_message')
  const appLaunchUrl = form.get('app_launch_url')
  simulation.pushed.put(requestUri, {
    attempt,
    clientId: form.get('client_id') ?? '',
    redirectUri: form.get('redirect_uri') ?? '',
    state: form.get('state') ?? '',
    scopes: (form.get('scope') ?? '').split(' '),
    thumbprint: proof?.thumbprint ?? form.get('dpop_jkt') ?? '',
    acrValues: form.get('acr_values')?.split(' ') ?? [],
    isAppClaimed: form.get('redirect_uri_https_type') === 'app_claimed_https',
    ...(type === null ? {} : { context: { type, ...(message === null ? {} : { message }) } }),
    ...(appLaunchUrl === null ? {} : { appLaunchUrl }),
  })
}
