import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Failure } from '../stack/failure.ts'
import { closingLine } from '../test/tally.ts'
import { copyRepository } from './copy.ts'
import { type Guard, switchOff } from './guard.ts'
import { guards } from './list/index.ts'
import { type TestRuns, testRunsIn } from './run-tests.ts'
import { tableOf, type Verdict, verdictOf } from './verdict.ts'

/**
 * Switches off one guard at a time, in a copy of the repository, and shows that a test fails for each. Ends with the
 * line "N passed, N failed"; the exit code is 1 when the absence of one goes unnoticed. `only` takes one guard each, or
 * those whose id begins so. One that does not stand where the list says has failed.
 */
export async function guardsCommand(only?: readonly string[]): Promise<void> {
  const chosen = choose(only)
  const copy = copyRepository(process.cwd())
  const runs = testRunsIn(copy.directory)
  process.on('exit', copy.remove)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      runs.stop()
      process.exit(130)
    })
  }

  await passAsTheyAre(runs, chosen)
  const verdicts: Verdict[] = []
  for (const guard of chosen) {
    const verdict = await judge(guard, { directory: copy.directory, runs })
    verdicts.push(verdict)
    console.log(`${verdicts.length}/${chosen.length} ${verdict.passed ? 'passed' : 'FAILED'} ${guard.id}`)
  }

  const failed = verdicts.filter(({ passed }) => !passed).length
  console.log(`\n${tableOf(verdicts)}\n`)
  console.log(closingLine({ passed: verdicts.length - failed, failed, skipped: 0 }))
  process.exit(failed > 0 ? 1 : 0)
}

function choose(only?: readonly string[]): Guard[] {
  const chosen = guards.filter(({ id }) => !only || only.some((start) => id.startsWith(start)))
  if (chosen.length === 0) throw new Failure('No guard has such an id. They stand in bin/guards/list.', 2)
  return chosen
}

/** A test that fails anyway would show nothing. */
async function passAsTheyAre(runs: TestRuns, chosen: readonly Guard[]): Promise<void> {
  const tests = [...new Set(chosen.flatMap((guard) => guard.tests))]
  console.log(`First the ${tests.length} test files with every guard in place`)
  const { passed, failed, broken } = await runs.run(tests)
  if (passed > 0 && failed.length + broken.length === 0) return
  throw new Failure(`Tests fail with every guard in place:\n  ${[...failed, ...broken].join('\n  ') || 'none ran'}`)
}

async function judge(guard: Guard, { directory, runs }: { directory: string; runs: TestRuns }): Promise<Verdict> {
  const file = path.join(directory, guard.file)
  const source = readFileSync(file, 'utf8')
  try {
    writeFileSync(file, switchOff(guard, source))
    return verdictOf(guard.id, await runs.run(guard.tests))
  } catch (failure) {
    if (failure instanceof Failure) return { id: guard.id, passed: false, why: failure.message }
    throw failure
  } finally {
    writeFileSync(file, source)
  }
}
