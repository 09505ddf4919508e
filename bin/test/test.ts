import { mkdirSync, rmSync } from 'node:fs'
import { Failure } from '../stack/failure.ts'
import { playwrightFailures, vitestFailures } from './failures.ts'
import { prepareBrowserTests, RESULTS, runPlaywright, runVitest } from './runners.ts'
import { type Run, type RunWithRepeat, secondLook } from './second-look.ts'
import { closingLine, notRun, sum, tallyPlaywright, tallyVitest } from './tally.ts'

/**
 * Runs every test and prints the closing line. The exit code is 1 when one failed, or when a runner ran none.
 *
 * Outside CI the longest browser tests are left out, so that the rest ends within twelve minutes on two cores.
 */
export async function test(): Promise<void> {
  rmSync(RESULTS, { recursive: true, force: true })
  mkdirSync(RESULTS, { recursive: true })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))

  if (!process.env.CI) process.env.E2E_SUBSET = 'quick'
  const unit = await step('Unit tests', () => vitest('unit'))
  // Both of what follows need it. What hinders it is told by the end-to-end tests, which try again.
  await prepareBrowserTests().catch(() => undefined)
  const rest = await Promise.all([step('End-to-end tests, in a browser', () => playwright()), ...waiting()])
  conclude(await secondLooks([unit, ...rest]))
}

function conclude(runs: readonly Awaited<ReturnType<typeof secondLook>>[]): never {
  const total = sum(runs.map(({ tally }) => tally))
  for (const line of runs.flatMap(({ flaky }) => flaky)) console.log(`flaky, passed alone: ${line}`)
  for (const line of runs.flatMap(({ failures }) => failures)) console.log(`failed: ${line}`)
  if (process.env.E2E_SUBSET)
    console.log('Not run here: e2e/faults (npm run faults), e2e/studio.spec.ts and e2e/tours.spec.ts. CI runs them.')
  if (total.skipped > 0) console.log(`${total.skipped} skipped`)
  console.log(closingLine(total))
  process.exit(total.failed > 0 ? 1 : 0)
}

/** One after another: nothing runs beside what is looked at again. */
async function secondLooks(runs: readonly RunWithRepeat[]) {
  const looked = []
  for (const run of runs) looked.push(await secondLook(run))
  return looked
}

async function step(title: string, run: () => Promise<RunWithRepeat>): Promise<RunWithRepeat> {
  console.log(`\n== ${title}`)
  try {
    return await run()
  } catch (error) {
    console.error(error instanceof Failure ? error.message : error)
    return { ...failedToRun, repeat: async () => failedToRun }
  }
}

const failedToRun: Run = { tally: notRun, failures: [] }

/** The tests that wait more than they work, for servers to start and to end: they run beside the browser, all at once. */
function waiting(): Promise<RunWithRepeat>[] {
  return [vitest('storage', 'Storage tests, on PostgreSQL'), vitest('slow', 'Slow tests, with servers of their own')]
}

/** With a title, what is printed comes below it in one piece, when the tests have ended. */
async function vitest(project: string, title?: string): Promise<RunWithRepeat> {
  const run = await vitestRun(project, { title })
  const files = [...new Set(run.failures.map((failure) => failure.split(' › ')[0] ?? ''))]
  return { ...run, repeat: () => vitestRun(project, { files, title: `Once more, alone: ${files.join(', ')}` }) }
}

async function vitestRun(project: string, { files, title }: { files?: string[]; title?: string }): Promise<Run> {
  const outcome = await runVitest(project, files, title)
  return { tally: tallyVitest(outcome), failures: vitestFailures(outcome.report) }
}

async function playwright(): Promise<RunWithRepeat> {
  const run = await playwrightRun()
  return {
    ...run,
    repeat: () => {
      console.log('\n== Once more, alone: end-to-end tests that failed')
      return playwrightRun(['--last-failed'])
    },
  }
}

async function playwrightRun(more: readonly string[] = []): Promise<Run> {
  const outcome = await runPlaywright(more)
  return { tally: tallyPlaywright(outcome), failures: playwrightFailures(outcome.report) }
}
