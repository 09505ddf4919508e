import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { AnswerFault, Endpoint, Fault, FaultFacts, RotationFault } from '../faults/fault.ts'
import type { ObservedCall } from '../review/observed.ts'
import { remarkOn } from '../review/remarks.ts'
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

/** Rotates our keys if that was asked for at this moment. */
export async function rotateIfArmed(simulation: Simulation, of: RotationFault['of'], facts: FaultFacts): Promise<void> {
  const fits = (fault: Fault): fault is RotationFault => fault.kind === 'rotation' && fault.of === of
  const taken = simulation.board.take(fits, facts)
  if (!taken) return
  noteFault(simulation, of, taken.fault.name, facts)
  await simulation.signingKeys.rotate(taken.fault.keepOld)
}

/** Writes down that a fault has altered what follows. */
export function noteFault(simulation: Simulation, call: string, fault: string, facts: FaultFacts): void {
  const { clientId } = facts
  facts.call?.faults.push(fault)
  simulation.journal.write({ call, outcome: 'fault', fault, ...(clientId === undefined ? {} : { clientId }) })
}

/** Writes down that a request was right, and what of it departs from the documents nevertheless. */
export function accept(simulation: Simulation, call: ObservedCall): void {
  const { clientId } = call
  call.outcome = 'accepted'
  simulation.journal.write({
    call: call.call,
    outcome: 'accepted',
    ...(clientId === undefined ? {} : { clientId }),
  })
  remarkOn(simulation, call)
}

/** The answer to a refused request, which is written down. Errors of our own making are rethrown. */
export function answerRefusal(simulation: Simulation, call: ObservedCall, error: unknown): Answer {
  noteRefusal(simulation, call, error)
  if (!(error instanceof Refusal)) throw error
  return buildJsonAnswer(error.status, { error: error.error, error_description: error.message })
}

/** Writes down why a request was refused. */
export function noteRefusal(simulation: Simulation, call: ObservedCall, error: unknown): void {
  if (!(error instanceof Refusal)) return
  const { clientId } = call
  call.outcome = 'refused'
  call.error = error.error
  call.reason = error.message
  simulation.journal.write({
    call: call.call,
    outcome: 'refused',
    ...(clientId === undefined ? {} : { clientId }),
    error: error.error,
    reason: error.message,
  })
}

/** Throws the engine's refusal as ours; does nothing if the engine was content. */
export function refuseAsEngine({ status, body, reason }: EngineAnswer): void {
  if (status < 400) return
  const error = typeof body.error === 'string' ? body.error : 'server_error'
  throw new Refusal(error, reason ?? 'the request was refused')
}
