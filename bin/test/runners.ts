import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { build, isBuilt } from '../stack/build.ts'
import { ensureBrowser, findLightBrowser } from './browser.ts'
import type { Outcome } from './tally.ts'

/** Where reports are left, relative to the repository. */
export const RESULTS = 'test-results'

const resolve = createRequire(import.meta.url).resolve

/** Runs one of Vitest's projects, or what `more` leaves of it; with a title, what it prints comes below that at the end. */
export function runVitest(project: string, more: readonly string[] = [], title?: string): Promise<Outcome> {
  const report = path.join(RESULTS, `${project}.json`)
  const cli = path.join(path.dirname(resolve('vitest/package.json')), 'vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const environment = { NODE_ENV: 'test' }
  return runReported([cli, 'run', '--project', project, ...reporters, ...more], { report, environment, title })
}

/** What the end-to-end tests stand on: a browser, and the built application. Several runs at once must not each make them. */
export async function prepareBrowserTests(): Promise<void> {
  await ensureBrowser(console.log)
  if (!isBuilt(process.cwd(), 'demo')) build(process.cwd(), 'demo')
}

/**
 * Runs the end-to-end tests, or what `more` leaves of them, on the built application; builds it where it is not. Two
 * workers, each with an application of its own, share the work.
 */
export async function runPlaywright(more: readonly string[] = []): Promise<Outcome> {
  await prepareBrowserTests()
  const report = path.join(RESULTS, 'e2e.json')
  const browser = findLightBrowser() ?? ''
  const { E2E_WORKERS = '2' } = process.env
  const environment = { BROWSER_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: report, E2E_WORKERS }
  return runReported([resolve('@playwright/test/cli'), 'test', ...more], { report, environment })
}

async function runReported(
  command: string[],
  { report, environment, title }: { report: string; environment: Record<string, string>; title?: string },
): Promise<Outcome> {
  const output = title ? 'pipe' : 'inherit'
  const child = spawn(process.execPath, command, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', output, output],
  })
  const printed: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => printed.push(part))
  const exitCode = await new Promise<number>((done) => child.once('close', (code) => done(code ?? 1)))
  if (title) process.stdout.write(`\n== ${title}\n${Buffer.concat(printed)}`)
  return { exitCode, report: existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined }
}
