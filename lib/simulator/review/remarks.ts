import type { Simulation } from '../simulation.ts'
import type { ObservedCall } from './observed.ts'
import { rules } from './rules/index.ts'
import { unknownParameters } from './rules/request.ts'

/**
 * Writes down what of an accepted request departs from the documents: it works here, and may not at Singpass.
 *
 * Advice is left to the review.
 */
export function remarkOn({ observations, journal }: Simulation, call: ObservedCall): void {
  const { clientId } = call
  if (clientId === undefined) return
  const earlier = earlierCalls(observations.calls(), call)
  for (const rule of rules) {
    const isBroken = rule.weight === 'departs' && rule.at.includes(call.call) && rule.judge(call, earlier) === 'broken'
    if (!isBroken) continue
    const names = rule.id === 'parameter-unknown' ? ` (${unknownParameters(call).join(', ')})` : ''
    const reason = `works here; ${rule.documents}${names} [${rule.source}]`
    journal.write({ call: call.call, outcome: 'remark', clientId, rule: rule.id, reason })
  }
}

/** The client's accepted calls of other logins, before this one. */
export function earlierCalls(calls: readonly ObservedCall[], call: ObservedCall): readonly ObservedCall[] {
  const index = calls.indexOf(call)
  return calls
    .slice(0, index < 0 ? calls.length : index)
    .filter(
      ({ clientId, outcome, attempt }) =>
        clientId === call.clientId && outcome === 'accepted' && (attempt === undefined || attempt !== call.attempt),
    )
}
