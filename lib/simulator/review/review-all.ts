import type { Simulation } from '../simulation.ts'
import { buildReport, type ReviewReport } from './report.ts'
import { type Drive, runScenarios } from './run.ts'
import { findScenario, type Selection, selectScenarios } from './scenarios.ts'
import type { Result } from './verdict.ts'

/** How a client is to be reviewed. */
export interface ReviewOptions {
  clientId: string
  /** Logs in at the client once. */
  drive: Drive
  /** The OpenID suite's scenarios unless given. */
  scenarios?: Selection
  /** Milliseconds without a call after which a client that cannot tell has ended; 5000 unless given. */
  quiet?: number
  report?: (result: Result) => void
}

const QUIET_MS = 5000

/** Runs the scenarios in this process, and reports. */
export async function reviewAll(simulation: Simulation, options: ReviewOptions): Promise<ReviewReport> {
  const { clientId, drive, scenarios = 'suite', quiet = QUIET_MS, report } = options
  const { review } = simulation
  if (!simulation.clients.has(clientId)) throw new TypeError(`no client ${clientId} is registered`)
  review.clear(clientId)
  const runner = {
    begin: (id: string) => review.begin(clientId, findScenario(id)),
    quietFor: review.quietFor,
    end: review.end,
  }
  await runScenarios(runner, { scenarios: selectScenarios(scenarios), drive, quiet, ...(report && { report }) })
  return buildReport(simulation, clientId)
}
