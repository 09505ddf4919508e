import { mkdirSync, rmSync } from 'node:fs'
import { Failure } from '../stack/failure.ts'
import { playwrightFailures, vitestFailures } from './failures.ts'
import { RESULTS, runPlaywright, runVitest } from './runners.ts'
import { closingLine, notRun, sum, type Tally, tallyPlaywright, tallyVitest } from './tally.ts'

/** What failed, told again at the end, where it is looked for. */
const failures: string[] = []

/** Runs every test and prints the closing line. The exit code is 1 when one failed, or when a runner ran none. */
export async function test(): Promise<void> {
  rmSync(RESULTS, { recursive: true, force: true })
  mkdirSync(RESULTS, { recursive: true })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))

  const tallies = [
    await step('Unit tests', () => vitest('unit')),
    await step('Storage tests, on PostgreSQL', () => vitest('storage')),
    await step('Slow tests, with servers of their own', () => vitest('slow')),
    await step('End-to-end tests, in a browser', playwright),
  ]
  const total = sum(tallies)
  for (const line of failures) console.log(`failed: ${line}`)
  if (total.skipped > 0) console.log(`${total.skipped} skipped`)
  console.log(closingLine(total))
  process.exit(total.failed > 0 ? 1 : 0)
}

async function step(title: string, run: () => Promise<Tally>): Promise<Tally> {
  console.log(`\n== ${title}`)
  try {
    return await run()
  } catch (error) {
    console.error(error instanceof Failure ? error.message : error)
    return notRun
  }
}

async function vitest(project: string): Promise<Tally> {
  const outcome = await runVitest(project)
  failures.push(...vitestFailures(outcome.report))
  return tallyVitest(outcome)
}

async function playwright(): Promise<Tally> {
  const outcome = await runPlaywright()
  failures.push(...playwrightFailures(outcome.report))
  return tallyPlaywright(outcome)
}
