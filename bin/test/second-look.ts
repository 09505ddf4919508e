import type { Tally } from './tally.ts'

/** One runner's tests: how they were counted, and which failed, each as `file › title`. */
export interface Run {
  tally: Tally
  failures: readonly string[]
}

/** A run, and what runs its failed tests again. */
export interface RunWithRepeat extends Run {
  repeat(): Promise<Run>
}

/** More than this many failures are no accident of a busy machine. */
const mostRepeated = 12

/**
 * Runs the few tests that failed a second time, when nothing else runs any more. What fails twice has failed; what passes
 * then is counted as passed, and told as flaky, so that it is mended and stops nobody meanwhile.
 *
 * A failure that no test is named for is never looked at again.
 */
export async function secondLook(run: RunWithRepeat): Promise<Run & { flaky: readonly string[] }> {
  const { tally, failures } = run
  const isFew = failures.length > 0 && failures.length <= mostRepeated
  if (!isFew || tally.failed !== failures.length) return { tally, failures, flaky: [] }

  const second = await run.repeat()
  const isExplained = second.tally.failed === second.failures.length && second.tally.passed + second.tally.failed > 0
  if (!isExplained) return { tally, failures, flaky: [] }
  const flaky = failures.filter((failure) => !second.failures.includes(failure))
  const failed = second.failures.length
  return { tally: { ...tally, passed: tally.passed + tally.failed - failed, failed }, failures: second.failures, flaky }
}
