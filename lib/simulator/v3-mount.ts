import { setTimeout as wait } from 'node:timers/promises'
import { noteFault, sendAnswer } from './fapi/answering.ts'
import type { Fault, FaultFacts, ForV3, PersonFault } from './faults/fault.ts'
import type { Side } from './server.ts'
import { createV3Side, type V3Client, type V3Facts } from './v3/index.ts'
import type { World } from './world.ts'

/** Myinfo v3 beside the FAPI endpoints: the same people, clock, log and faults. */
export async function mountV3(world: World, clients: readonly V3Client[]): Promise<Side> {
  return createV3Side({
    clients,
    personas: [...world.personas.values()],
    now: world.clock.now,
    origin: new URL(world.endpoints.issuer).origin,
    settings: world.settings,
    log: world.journal.write,
    async faults(at, facts) {
      const fits = (fault: Fault): fault is ForV3 => fault.kind === 'v3' && fault.at === at
      const taken = world.board.take(fits, readFacts(facts))
      if (taken) await wait(taken.delay)
      return taken?.fault.name
    },
    async alter(person, facts) {
      const fits = (fault: Fault): fault is PersonFault => fault.kind === 'person'
      const taken = world.board.take(fits, readFacts(facts))
      if (!taken) return person
      noteFault(world, 'v3-person', taken.fault.name, readFacts(facts))
      await wait(taken.delay)
      return taken.fault.person(structuredClone(person))
    },
    send: (response, { at, answer, facts }) => sendAnswer(world, at, { response, answer, facts: readFacts(facts) }),
  })
}

function readFacts({ clientId, persona }: V3Facts): FaultFacts {
  return persona === undefined ? { clientId } : { clientId, persona }
}
