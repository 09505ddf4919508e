import { setTimeout as wait } from 'node:timers/promises'
import type { Scenario } from './scenario.ts'
import type { Ending, Result } from './verdict.ts'

/** A simulator that runs scenarios, in this process or another. */
export interface ScenarioRunner {
  begin(scenario: string): Promise<void> | void
  /** Milliseconds since the client's last call; undefined before the first. */
  quietFor(): Promise<number | undefined> | number | undefined
  end(ending?: Ending): Promise<Result> | Result
}

/** Logs in at the client once; tells how the client ended, where it can be told. */
export type Drive = (scenario: Pick<Scenario, 'id' | 'says'>) => Promise<Ending | undefined>

interface RunOptions {
  scenarios: readonly Pick<Scenario, 'id' | 'says' | 'stage'>[]
  drive: Drive
  /** Milliseconds without a call after which a client that cannot tell has ended. */
  quiet: number
  report?: (result: Result) => void
}

/** The login with nothing wrong that stands before each stage and behind the last. */
export const CONTROL = 'control'

/**
 * Runs one scenario after the other, with a good login before each stage and at the end.
 *
 * Throws a `TypeError` when the first good login does not complete, since provoking a broken client proves nothing, and
 * when a later one does not, since what was silent until then may only have been down.
 */
export async function runScenarios(runner: ScenarioRunner, options: RunOptions): Promise<Result[]> {
  const results: Result[] = []
  const stages = [...new Set(options.scenarios.map(({ stage }) => stage))]
  for (const stage of stages) {
    await control(runner, options, `before the stage "${stage}"`)
    for (const scenario of options.scenarios.filter((one) => one.stage === stage)) {
      const result = await runOne(runner, options, scenario)
      options.report?.(result)
      results.push(result)
    }
  }
  await control(runner, options, 'at the end')
  return results
}

async function control(runner: ScenarioRunner, options: RunOptions, when: string): Promise<void> {
  const { verdict, seen } = await runOne(runner, options, { id: CONTROL, says: 'Nothing is wrong.' })
  if (verdict === 'met') return
  throw new TypeError(`the good login ${when} did not complete (${seen}): mend that first, then review again`)
}

async function runOne(runner: ScenarioRunner, { drive, quiet }: RunOptions, scenario: Pick<Scenario, 'id' | 'says'>) {
  await runner.begin(scenario.id)
  const ending = await drive(scenario)
  if (ending === undefined) await untilQuiet(runner, quiet)
  return runner.end(ending)
}

async function untilQuiet(runner: ScenarioRunner, quiet: number): Promise<void> {
  for (;;) {
    const elapsed = (await runner.quietFor()) ?? 0
    if (elapsed >= quiet) return
    await wait(Math.max(20, quiet - elapsed))
  }
}
