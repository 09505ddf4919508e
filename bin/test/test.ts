import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { build, isBuilt } from '../stack/build.ts'
import { Failure } from '../stack/failure.ts'
import { ensureBrowser } from './browser.ts'
import { playwrightFailures, vitestFailures } from './failures.ts'
import { closingLine, notRun, type Outcome, sum, type Tally, tallyPlaywright, tallyVitest } from './tally.ts'

const RESULTS = 'test-results'
/** What failed, told again at the end, where it is looked for. */
const failures: string[] = []
const resolve = createRequire(import.meta.url).resolve

/** Runs every test and prints the closing line. The exit code is 1 when one failed, or when a runner ran none. */
export async function test(): Promise<void> {
  rmSync(RESULTS, { recursive: true, force: true })
  mkdirSync(RESULTS, { recursive: true })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))

  const tallies = [
    await step('Unit tests', () => runVitest('unit')),
    await step('Storage tests, on PostgreSQL', () => runVitest('storage')),
    await step('Slow tests, with servers of their own', () => runVitest('slow')),
    await step('End-to-end tests, in a browser', runPlaywright),
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

async function runVitest(project: string): Promise<Tally> {
  const report = path.join(RESULTS, `${project}.json`)
  const cli = path.join(path.dirname(resolve('vitest/package.json')), 'vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const environment = { NODE_ENV: 'test' }
  const outcome = await runReported([cli, 'run', '--project', project, ...reporters], { report, environment })
  failures.push(...vitestFailures(outcome.report))
  return tallyVitest(outcome)
}

async function runPlaywright(): Promise<Tally> {
  const report = path.join(RESULTS, 'e2e.json')
  const browser = await ensureBrowser(console.log)
  if (!isBuilt(process.cwd())) build(process.cwd())
  const environment = { BROWSER_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: report }
  const outcome = await runReported([resolve('@playwright/test/cli'), 'test'], { report, environment })
  failures.push(...playwrightFailures(outcome.report))
  return tallyPlaywright(outcome)
}

async function runReported(
  command: string[],
  { report, environment }: { report: string; environment: Record<string, string> },
): Promise<Outcome> {
  const child = spawn(process.execPath, command, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const exitCode = await new Promise<number>((done) => child.once('close', (code) => done(code ?? 1)))
  return { exitCode, report: existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined }
}
