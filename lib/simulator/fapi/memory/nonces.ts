import { createHmac, randomBytes, randomInt } from 'node:crypto'
import type { Clock } from '../../clock.ts'

/** DPoP nonces of one server: the authorization server has its own, and so has userinfo. */
export interface NonceSource {
  current(): string
  /** A nonce that is good from now on beside the current one: of 90 characters, among them all that RFC 9449 allows. */
  issueOdd(): string
  /** Another nonce than the current one, good from now on. */
  issueNext(): string
  isGood(nonce: string): boolean
}

const STEP_SECONDS = 60
const GOOD_FOR_STEPS = 5
const KEPT = 1000

/** NQCHAR of RFC 6749: what a DPoP nonce may be made of. */
const NQCHAR = Array.from({ length: 0x7e - 0x20 }, (_, index) => String.fromCharCode(0x21 + index)).filter(
  (character) => character !== '"' && character !== '\\',
)

/** Nonces that change every minute and are good for five. */
export function createNonceSource(clock: Clock): NonceSource {
  const secret = randomBytes(32)
  const issued = new Set<string>()
  const nonceOf = (step: number) => createHmac('sha256', secret).update(String(step)).digest('base64url')
  const step = () => Math.floor(clock.seconds() / STEP_SECONDS)

  function issue(nonce: string): string {
    if (issued.size >= KEPT) issued.clear()
    issued.add(nonce)
    return nonce
  }

  return {
    current: () => nonceOf(step()),
    issueOdd: () => issue(buildOdd()),
    issueNext: () => issue(randomBytes(24).toString('base64url')),
    isGood: (nonce) =>
      issued.has(nonce) || Array.from({ length: GOOD_FOR_STEPS }, (_, age) => nonceOf(step() - age)).includes(nonce),
  }
}

function buildOdd(): string {
  return [...NQCHAR]
    .sort(() => randomInt(3) - 1)
    .join('')
    .slice(0, 90)
}
