import { createHmac, randomBytes } from 'node:crypto'
import type { Clock } from '../../clock.ts'

/** DPoP nonces of the userinfo endpoint, which are not those of PAR and token. */
export interface NonceSource {
  current(): string
  isGood(nonce: string): boolean
}

const STEP_SECONDS = 60
const GOOD_FOR_STEPS = 5

/** Nonces that change every minute and are good for five. */
export function createNonceSource(clock: Clock): NonceSource {
  const secret = randomBytes(32)
  const nonceOf = (step: number) => createHmac('sha256', secret).update(String(step)).digest('base64url')
  const step = () => Math.floor(clock.seconds() / STEP_SECONDS)
  return {
    current: () => nonceOf(step()),
    isGood: (nonce) => Array.from({ length: GOOD_FOR_STEPS }, (_, age) => nonceOf(step() - age)).includes(nonce),
  }
}
