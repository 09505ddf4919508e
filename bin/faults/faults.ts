import { prove } from '../evidence/prove.ts'
import { faults } from './rows.ts'

/** Proves F001 to F100; see `prove`. */
export function faultMatrix(): Promise<never> {
  return prove(faults, '(^|\\W)F(0[0-9]{2}|100)\\b')
}
