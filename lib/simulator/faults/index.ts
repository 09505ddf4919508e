import type { Fault } from './fault.ts'

/** Every fault, by name. */
export const faults: ReadonlyMap<string, Fault> = new Map()
