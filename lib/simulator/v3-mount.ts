import type { Fault, ForV3 } from './faults/fault.ts'
import type { Side } from './server.ts'
import { createV3Side, type V3Client } from './v3/index.ts'
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
    faults(at, { clientId, persona }) {
      const fits = (fault: Fault): fault is ForV3 => fault.kind === 'v3' && fault.at === at
      return world.board.take(fits, persona === undefined ? { clientId } : { clientId, persona })?.fault.name
    },
  })
}
