import { type CheckedThing, type CheckOrder, fapiChecks, v3Checks } from 'singpass-client'
import type { Journey } from '@/lib/server/demo/journeys.ts'

export type CheckState = 'passed' | 'failed' | 'not reached' | 'not needed'

/** One check of a journey and what became of it. */
export interface ShownCheck {
  of: CheckedThing
  name: string
  state: CheckState
}

/** Every check of the generation in the order in which they run. What a journey that ended well left out, it did not need. */
export function checksOf({ api, steps, end }: Journey): ShownCheck[] {
  const order: CheckOrder = api === 'myinfo-v3' ? v3Checks : fapiChecks
  const outcomes = new Map<string, boolean>()
  for (const { event } of steps) {
    if (event.kind !== 'check') continue
    const key = `${event.of} ${event.name}`
    outcomes.set(key, event.passed && outcomes.get(key) !== false)
  }
  const silent = end.kind === 'retrieved' ? 'not needed' : 'not reached'
  const groups = Object.entries(order) as [CheckedThing, readonly string[]][]
  return groups.flatMap(([of, names]) =>
    [...new Set(names)].map((name) => ({ of, name, state: stateOf(outcomes.get(`${of} ${name}`), silent) })),
  )
}

function stateOf(outcome: boolean | undefined, silent: CheckState): CheckState {
  if (outcome === undefined) return silent
  return outcome ? 'passed' : 'failed'
}
