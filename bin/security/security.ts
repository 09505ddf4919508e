import { prove } from '../evidence/prove.ts'
import { requirements } from './requirements.ts'

/** Proves S01 to S60; see `prove`. */
export function security(): Promise<never> {
  return prove(requirements, '(^|\\W)S[0-6][0-9]\\b')
}
