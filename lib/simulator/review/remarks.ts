import type { Simulation } from '../simulation.ts'
import type { ObservedCall } from './observed.ts'

/** Writes down what of an accepted request departs from the documents. */
export function remarkOn(_simulation: Simulation, _call: ObservedCall): void {}
