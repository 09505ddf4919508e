import { randomInt } from 'node:crypto'
import type { Delivery } from './outbox.ts'

/** When to try again, and when to stop trying. Seconds. */
export interface RetryRule {
  /** The first pause; each next one is three times as long. */
  first: number
  longest: number
  /** Tried for as long as this, and as often as that, before it is parked. */
  parkAfter: number
  parkAttempts: number
}

/** 5 s, 15 s, 45 s … 4 h, for three days. A node that slept for a week parks nothing: both bounds count. */
export const retryRule: RetryRule = { first: 5, longest: 4 * 3_600, parkAfter: 72 * 3_600, parkAttempts: 10 }

/** Seconds until the next attempt, 20 % more or less, so that what failed together is not tried together. */
export function pauseAfter(attempts: number, { first, longest }: RetryRule, retryAfter = 0): number {
  const pause = Math.max(Math.min(first * 3 ** Math.max(0, attempts - 1), longest), retryAfter)
  return pause * (0.8 + randomInt(401) / 1_000)
}

/** Whether to give up, until a person replays or skips it. */
export function isExhausted(
  { attempts, triedForSeconds }: Pick<Delivery, 'attempts' | 'triedForSeconds'>,
  { parkAfter, parkAttempts }: RetryRule,
): boolean {
  return triedForSeconds >= parkAfter && attempts >= parkAttempts
}
