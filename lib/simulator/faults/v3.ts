import { type V3Fault, v3Faults } from '../v3/faults.ts'
import type { ForV3 } from './fault.ts'

/** The faults of the Myinfo v3 part, to be armed like all others. */
export const faultsForV3: readonly ForV3[] = Object.entries(v3Faults).map(([name, { at, says }]) => ({
  kind: 'v3',
  at,
  name: readName(name),
  says,
}))

function readName(name: string): V3Fault {
  if (isV3Fault(name)) return name
  throw new TypeError('a v3 fault without a name')
}

function isV3Fault(name: string): name is V3Fault {
  return name in v3Faults
}
