import { ownScenarios } from './own-scenarios.ts'
import { CONTROL } from './run.ts'
import type { Scenario } from './scenario.ts'
import { suite } from './suite.ts'

const control: Scenario = {
  id: CONTROL,
  stage: 'unusual and right',
  faults: [],
  expects: 'completes',
  says: 'Nothing is wrong.',
  source: 'Singpass, Integration Guide',
}

/** Which scenarios a review arms: the OpenID suite's, or all. */
export type Selection = 'suite' | 'all'

/** The scenarios of a selection, in the order in which they are run. */
export function selectScenarios(selection: Selection): readonly Scenario[] {
  const order = ['unusual and right', 'callback', 'ID token', 'person', 'documents']
  const chosen = selection === 'suite' ? suite : [...suite, ...ownScenarios]
  return order.flatMap((stage) => chosen.filter((scenario) => scenario.stage === stage))
}

/** The scenario of this id. Throws a `TypeError` when there is none. */
export function findScenario(id: string): Scenario {
  const found = [control, ...suite, ...ownScenarios].find((scenario) => scenario.id === id)
  if (!found) throw new TypeError(`there is no scenario "${id}"; GET /admin/review/scenarios lists them`)
  return found
}
