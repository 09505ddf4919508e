import { setTimeout as wait } from 'node:timers/promises'
import { noteFault, sendAnswer } from './fapi/answering.ts'
import type { Fault, FaultFacts, ForV3, PersonFault } from './faults/fault.ts'
import type { Responder } from './listener.ts'
import type { Simulation } from './simulation.ts'
import { createV3Handler, type V3Client, type V3Facts } from './v3/index.ts'

/** Myinfo v3 beside the FAPI endpoints: the same people, clock, log and faults. */
export async function mountV3(simulation: Simulation, clients: readonly V3Client[]): Promise<Responder> {
  return createV3Handler({
    clients,
    personas: [...simulation.personas.values()],
    now: simulation.clock.now,
    origin: new URL(simulation.endpoints.issuer).origin,
    settings: simulation.settings,
    log: simulation.journal.write,
    async faults(at, facts) {
      const fits = (fault: Fault): fault is ForV3 => fault.kind === 'v3' && fault.at === at
      const taken = simulation.board.take(fits, readFacts(facts))
      if (taken) await wait(taken.delay)
      return taken?.fault.name
    },
    async alter(person, facts) {
      const fits = (fault: Fault): fault is PersonFault => fault.kind === 'person'
      const taken = simulation.board.take(fits, readFacts(facts))
      if (!taken) return person
      noteFault(simulation, 'v3-person', taken.fault.name, readFacts(facts))
      await wait(taken.delay)
      return taken.fault.person(structuredClone(person))
    },
    send: (response, { at, answer, facts }) =>
      sendAnswer(simulation, at, { response, answer, facts: readFacts(facts) }),
  })
}

function readFacts({ clientId, persona }: V3Facts): FaultFacts {
  return persona === undefined ? { clientId } : { clientId, persona }
}
