import { setTimeout as wait } from 'node:timers/promises'
import { noteFault, sendAnswer } from './fapi/answering.ts'
import type { Fault, FaultFacts, ForV3, PersonFault } from './faults/fault.ts'
import type { Responder } from './listener.ts'
import type { Simulation } from './simulation.ts'
import { registerServices } from './v3/client.ts'
import { createV3Handler, type V3Client, type V3Facts, type V3Keys } from './v3/index.ts'

/** Myinfo v3 as part of a simulator. */
export interface MountedV3 {
  respond: Responder
  clientIds(): readonly string[]
  /** Adds services, or replaces those of the same client ID. Throws a `TypeError` for a certificate that cannot be used. */
  register(clients: readonly V3Client[]): void
}

interface V3Registration {
  clients: readonly V3Client[]
  /** Made anew when absent. */
  keys: V3Keys | undefined
}

/** Myinfo v3 beside the FAPI endpoints: the same people, clock, log and faults. */
export async function mountV3(simulation: Simulation, { clients, keys }: V3Registration): Promise<MountedV3> {
  const services = new Map(registerServices(clients))
  const respond = await createV3Handler({
    services,
    ...(keys === undefined ? {} : { keys }),
    personas: [...simulation.personas.values()],
    now: simulation.clock.now,
    origin: new URL(simulation.endpoints.issuer).origin,
    settings: simulation.settings,
    log: simulation.journal.write,
    signInAs: (clientId) => simulation.signIns.take(clientId),
    async faults(at, facts) {
      const fits = (fault: Fault): fault is ForV3 => fault.kind === 'v3' && fault.at === at
      const taken = simulation.board.take(fits, readFacts(facts))
      if (taken) await wait(taken.delay)
      return taken?.fault.name
    },
    alter: (person, facts) => alterPerson(simulation, person, readFacts(facts)),
    send(response, { at, answer, facts }) {
      return sendAnswer(simulation, at, { response, answer, facts: readFacts(facts) })
    },
  })
  return {
    respond,
    clientIds: () => [...services.keys()],
    register(more) {
      for (const [id, service] of registerServices(more)) services.set(id, service)
    },
  }
}

async function alterPerson(simulation: Simulation, person: Record<string, unknown>, facts: FaultFacts) {
  const fits = (fault: Fault): fault is PersonFault => fault.kind === 'person'
  const taken = simulation.board.take(fits, facts)
  if (!taken) return person
  noteFault(simulation, 'v3-person', taken.fault.name, facts)
  await wait(taken.delay)
  return taken.fault.person(structuredClone(person))
}

function readFacts({ clientId, persona }: V3Facts): FaultFacts {
  return persona === undefined ? { clientId } : { clientId, persona }
}
