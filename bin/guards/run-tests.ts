import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { projectOf } from './guard.ts'
import { type Finding, findingOf } from './verdict.ts'

/** Runs of tests in a directory, one at a time. */
export interface TestRuns {
  run(tests: readonly string[]): Promise<Finding>
  /** Ends the run that is under way, with all that it started. */
  stop(): void
}

/** Runs Vitest in a copy of the repository; of what it prints nothing is shown. */
export function testRunsIn(directory: string): TestRuns {
  let running: ChildProcess | undefined
  const report = path.join(directory, 'guards-report.json')
  const cli = path.join(directory, 'node_modules/vitest/vitest.mjs')

  return {
    async run(tests) {
      rmSync(report, { force: true })
      const projects = [...new Set(tests.map(projectOf))].flatMap((project) => ['--project', project])
      const command = [cli, 'run', ...projects, '--reporter=json', `--outputFile=${report}`, ...tests]
      // A process group of its own, so that what the tests start ends with them.
      const child = spawn(process.execPath, command, {
        cwd: directory,
        env: { ...process.env, NODE_ENV: 'test' },
        stdio: 'ignore',
        detached: true,
      })
      running = child
      const late = setTimeout(() => endGroup(child, 'SIGKILL'), secondsFor(tests) * 1_000)
      const [, signal] = await once(child, 'close')
      clearTimeout(late)
      running = undefined
      if (signal) return { passed: 0, failed: [], broken: ['the tests did not end'] }
      return findingOf(existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined)
    },

    stop() {
      if (running) endGroup(running, 'SIGTERM')
    },
  }
}

/** A missing guard may let a test go on for ever. */
function secondsFor(tests: readonly string[]): number {
  return 60 + 30 * tests.length
}

function endGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid) process.kill(-pid, signal)
}
