import type { Simulation } from '../simulation.ts'
import type { ObservedCall } from './observed.ts'
import { CONTROL } from './run.ts'
import type { Scenario } from './scenario.ts'
import { drawVerdict, type Ending, type Result } from './verdict.ts'

/** A run of scenarios against one client. */
export interface ReviewSession {
  /** Arms a scenario for the next login of the client. */
  begin(clientId: string, scenario: Scenario): void
  /** The scenario that waits or is under way. */
  current(): { clientId: string; scenario: Scenario } | undefined
  /** Milliseconds since the client's last call in this scenario; undefined before the first. */
  quietFor(): number | undefined
  /** Ends the scenario, and draws its verdict. Throws a `TypeError` when none is under way. */
  end(ending?: Ending): Result
  results(clientId: string): readonly Result[]
  clear(clientId: string): void
}

interface Running {
  clientId: string
  scenario: Scenario
  /** How many calls had been seen when it began. */
  from: number
}

/** No scenario at first. What a run arms is disarmed when the scenario ends. */
export function createReviewSession(simulation: () => Simulation): ReviewSession {
  let running: Running | undefined
  const kept = new Map<string, Result[]>()

  function callsOf({ clientId, from }: Running): ObservedCall[] {
    const isOfClient = (call: ObservedCall) =>
      call.clientId === clientId || call.call === 'discovery' || call.call === 'keys'
    return simulation().observations.since(from).filter(isOfClient)
  }

  return {
    begin(clientId, scenario) {
      const { board, observations } = simulation()
      board.clear()
      for (const fault of scenario.faults) board.arm(buildOrder(fault, clientId))
      running = { clientId, scenario, from: observations.count() }
    },
    current: () => running && { clientId: running.clientId, scenario: running.scenario },
    quietFor() {
      const last = running && callsOf(running).at(-1)
      return last && Date.now() - last.at
    },
    end(ending) {
      if (!running) throw new TypeError('no scenario of a review is under way')
      const { clientId, scenario } = running
      const kind = simulation().clients.get(clientId)?.kind ?? 'myinfo'
      const result = drawVerdict(scenario, { calls: callsOf(running), ending, kind })
      if (scenario.id !== CONTROL) {
        kept.set(clientId, [...(kept.get(clientId) ?? []).filter(({ id }) => id !== result.id), result])
      }
      simulation().board.clear()
      simulation().signingKeys.hideDecoys()
      running = undefined
      return result
    },
    results: (clientId) => kept.get(clientId) ?? [],
    clear: (clientId) => void kept.delete(clientId),
  }
}

/** Documents are for everybody, and cannot be altered for one client. */
function buildOrder(fault: string, client: string) {
  return fault.startsWith('discovery-') || fault.startsWith('keys-') ? { fault } : { fault, client }
}
