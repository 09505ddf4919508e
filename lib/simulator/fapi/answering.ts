import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { AnswerFault, Endpoint, Fault, FaultFacts, NonceFault, RotationFault } from '../faults/fault.ts'
import type { Simulation } from '../simulation.ts'
import { type Answer, buildJsonAnswer, send } from '../web/http.ts'
import { Refusal } from '../web/refusal.ts'
import type { EngineAnswer } from './engine/engine.ts'

/** The answer of a fault that acts before any work is done, if one is armed. */
export async function takeRefusal(
  simulation: Simulation,
  at: Endpoint,
  facts: FaultFacts,
): Promise<Answer | undefined> {
  const fits = (fault: Fault): fault is AnswerFault & { refuse: () => Answer } =>
    fault.kind === 'answer' && fault.at === at && 'refuse' in fault
  const taken = simulation.board.take(fits, facts)
  if (!taken) return undefined
  noteFault(simulation, at, taken.fault.name, facts)
  await wait(taken.delay)
  return taken.fault.refuse()
}

/** Sends a good answer, unless a fault is armed that alters it. */
export async function sendAnswer(
  simulation: Simulation,
  at: Endpoint,
  { response, answer, facts }: GoodAnswer,
): Promise<void> {
  const fits = (fault: Fault): fault is AlteringFault =>
    fault.kind === 'answer' && fault.at === at && !('refuse' in fault)
  const taken = simulation.board.take(fits, facts)
  if (!taken) return send(response, answer)
  noteFault(simulation, at, taken.fault.name, facts)
  await wait(taken.delay)
  if ('write' in taken.fault) return taken.fault.write(response, answer)
  send(response, await taken.fault.alter(answer))
}

type AlteringFault = Exclude<AnswerFault, { refuse: () => Answer }>

interface GoodAnswer {
  response: ServerResponse
  answer: Answer
  facts: FaultFacts
}

/** How a nonce is to be demanded of a proof that carries none, if it is. */
export function takeNonceDemand(
  simulation: Simulation,
  at: NonceFault['at'],
  facts: FaultFacts,
): NonceDemand | undefined {
  const fits = (fault: Fault): fault is NonceFault => fault.kind === 'nonce' && fault.at === at
  const taken = simulation.board.take(fits, facts)
  if (taken) noteFault(simulation, at, taken.fault.name, facts)
  return taken || simulation.settings.requireNonce ? { scheme: taken?.fault.scheme ?? 'DPoP' } : undefined
}

interface NonceDemand {
  scheme: string
}

/** Rotates our keys if that was asked for at this moment. */
export async function rotateIfArmed(simulation: Simulation, of: RotationFault['of'], facts: FaultFacts): Promise<void> {
  const fits = (fault: Fault): fault is RotationFault => fault.kind === 'rotation' && fault.of === of
  const taken = simulation.board.take(fits, facts)
  if (!taken) return
  noteFault(simulation, of, taken.fault.name, facts)
  await simulation.signingKeys.rotate(taken.fault.keepOld)
}

/** Writes into the journal that a fault has altered what follows. */
export function noteFault(simulation: Simulation, call: string, fault: string, { clientId }: FaultFacts): void {
  simulation.journal.write({ call, outcome: 'fault', fault, ...(clientId === undefined ? {} : { clientId }) })
}

/** The answer to a refused request, and its journal entry. Errors of our own making are rethrown. */
export function answerRefusal(simulation: Simulation, call: string, error: unknown, clientId?: string): Answer {
  if (!(error instanceof Refusal)) throw error
  const entry = { call, outcome: 'refused' as const, error: error.error, reason: error.message }
  simulation.journal.write(clientId === undefined ? entry : { ...entry, clientId })
  return buildJsonAnswer(error.status, { error: error.error, error_description: error.message })
}

/** Throws the engine's refusal as ours; does nothing if the engine was content. A nonce challenge passes. */
export function refuseAsEngine({ status, body, reason }: EngineAnswer): void {
  if (status < 400 || body.error === 'use_dpop_nonce') return
  const error = typeof body.error === 'string' ? body.error : 'server_error'
  throw new Refusal(error, reason ?? 'the request was refused')
}

/** The engine's nonce challenge as an answer, if that is what it is. */
export function takeChallenge(
  simulation: Simulation,
  call: string,
  answer: EngineAnswer,
  clientId: string,
): Answer | undefined {
  if (answer.body.error !== 'use_dpop_nonce') return undefined
  simulation.journal.write({
    call,
    outcome: 'refused',
    clientId,
    error: 'use_dpop_nonce',
    reason: 'a DPoP nonce is demanded',
  })
  return buildJsonAnswer(400, answer.body, nonceHeader(answer))
}

/** The engine's next nonce, for answers that may carry it. */
export function nonceHeader({ headers }: EngineAnswer): Record<string, string> {
  const nonce = headers['dpop-nonce']
  return typeof nonce === 'string' ? { 'dpop-nonce': nonce } : {}
}
