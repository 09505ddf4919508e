import type { ReviewReport } from '../review/report.ts'
import { runScenarios } from '../review/run.ts'
import type { Scenario } from '../review/scenario.ts'
import { formatReport } from '../review/text.ts'
import type { Result } from '../review/verdict.ts'
import { createAdminClient } from './admin-client.ts'
import { chooseDrive } from './drive.ts'
import { type ReviewArguments, readReviewArguments, reviewUsage } from './review-options.ts'

/** Prints a review of a running simulator's client, after arming what was asked for. Resolves to the exit code. */
export async function review(args: readonly string[]): Promise<number> {
  const options = readReviewArguments(args, process.env)
  if (options.help) {
    console.log(reviewUsage)
    return 0
  }
  if (options.arm !== undefined) await arm(options)
  const query = options.client === undefined ? '' : `?client=${encodeURIComponent(options.client)}`
  const report = (await createAdminClient(options.at)('GET', `/admin/review${query}`)) as ReviewReport
  console.log(options.json ? JSON.stringify(report, null, 2) : formatReport(report))
  return exitCodeOf(report, options)
}

async function arm(options: ReviewArguments): Promise<void> {
  const call = createAdminClient(options.at)
  const client = options.client === undefined ? {} : { client: options.client }
  const listed = (await call('GET', `/admin/review/scenarios?select=${options.arm}`)) as { scenarios: Scenario[] }
  const quietFor = async () => ((await call('GET', '/admin/review/current')) as { quietFor?: number }).quietFor
  const runner = {
    begin: async (scenario: string) => void (await call('POST', '/admin/review/begin', { ...client, scenario })),
    quietFor,
    end: async (ending?: string) => (await call('POST', '/admin/review/end', ending ? { ending } : {})) as Result,
  }
  await runScenarios(runner, {
    scenarios: listed.scenarios,
    drive: chooseDrive(options, { call, quietFor }),
    quiet: options.quiet,
    report: ({ id, verdict, seen }) => console.error(`${verdict.padEnd(8)} ${id} (${seen})`),
  })
}

function exitCodeOf({ counts, scenarios }: ReviewReport, { strict }: ReviewArguments): number {
  if (counts.broken > 0) return 1
  return strict && scenarios.some(({ verdict }) => verdict === 'not seen') ? 2 : 0
}
