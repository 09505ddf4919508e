import { buildReport } from '../review/report.ts'
import type { Selection } from '../review/scenarios.ts'
import { findScenario, selectScenarios } from '../review/scenarios.ts'
import type { Ending } from '../review/verdict.ts'
import type { Simulation } from '../simulation.ts'

type Input = Record<string, unknown>

/** The calls by which a review is run and read from another process. */
export function buildReviewCalls(simulation: Simulation): [string, (input: Input) => unknown][] {
  const { review } = simulation
  return [
    ['GET /admin/review', ({ client }) => buildReport(simulation, readClient(client))],
    ['DELETE /admin/review', ({ client }) => review.clear(buildReport(simulation, readClient(client)).client.clientId)],
    ['GET /admin/review/scenarios', ({ select = 'suite' }) => ({ scenarios: selectScenarios(readSelection(select)) })],
    ['POST /admin/review/begin', (input) => begin(simulation, input)],
    ['GET /admin/review/current', () => ({ ...review.current(), quietFor: review.quietFor() })],
    ['POST /admin/review/end', ({ ending }) => review.end(readEnding(ending))],
  ]
}

function begin(simulation: Simulation, { client, scenario }: Input): { clientId: string; scenario: string } {
  const clientId = readClient(client) ?? onlyClient(simulation)
  if (!simulation.clients.has(clientId)) throw new TypeError(`no client ${clientId} is registered`)
  if (typeof scenario !== 'string') throw new TypeError('"scenario" is missing')
  simulation.review.begin(clientId, findScenario(scenario))
  return { clientId, scenario }
}

function onlyClient({ clients }: Simulation): string {
  const [first, ...others] = clients.keys()
  if (first === undefined) throw new TypeError('no client is registered: start with --client FILE')
  if (others.length > 0) throw new TypeError(`name the client to review: ${[first, ...others].join(', ')}`)
  return first
}

function readClient(client: unknown): string | undefined {
  if (client === undefined || typeof client === 'string') return client
  throw new TypeError('"client" must be a client ID')
}

function readSelection(select: unknown): Selection {
  if (select === 'suite' || select === 'all') return select
  throw new TypeError('"select" is suite or all')
}

function readEnding(ending: unknown): Ending | undefined {
  if (ending === undefined || ending === 'completed' || ending === 'refused') return ending
  throw new TypeError('"ending" is completed or refused')
}
