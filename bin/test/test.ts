import { mkdirSync, rmSync } from 'node:fs'
import { Failure } from '../stack/failure.ts'
import { playwrightFailures, vitestFailures } from './failures.ts'
import { prepareBrowserTests, RESULTS, runPlaywright, runVitest } from './runners.ts'
import { closingLine, notRun, sum, type Tally, tallyPlaywright, tallyVitest } from './tally.ts'

/** What failed, told again at the end, where it is looked for. */
const failures: string[] = []

/** Runs every test and prints the closing line. The exit code is 1 when one failed, or when a runner ran none. */
export async function test(): Promise<void> {
  rmSync(RESULTS, { recursive: true, force: true })
  mkdirSync(RESULTS, { recursive: true })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))

  const unit = await step('Unit tests', () => vitest('unit'))
  // Both of what follows need it. What hinders it is told by the end-to-end tests, which try again.
  await prepareBrowserTests().catch(() => undefined)
  const [beside, e2e] = await Promise.all([waiting(), step('End-to-end tests, in a browser', playwright)])
  const total = sum([unit, ...beside, e2e])
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

/** The tests that wait more than they work, for servers to start and to end: they run beside the browser. */
async function waiting(): Promise<Tally[]> {
  return [
    await vitest('storage', 'Storage tests, on PostgreSQL'),
    await vitest('slow', 'Slow tests, with servers of their own'),
  ]
}

/** With a title, what is printed comes below it in one piece, when the tests have ended. */
async function vitest(project: string, title?: string): Promise<Tally> {
  const outcome = await runVitest(project, [], title)
  failures.push(...vitestFailures(outcome.report))
  return tallyVitest(outcome)
}

async function playwright(): Promise<Tally> {
  const outcome = await runPlaywright()
  failures.push(...playwrightFailures(outcome.report))
  return tallyPlaywright(outcome)
}
