/** How many tests of one runner passed, failed and were left out. */
export interface Tally {
  passed: number
  failed: number
  skipped: number
}

/** What a runner reported, if it got as far as reporting, and how its process ended. */
export interface Outcome {
  report: unknown
  exitCode: number
}

/**
 * Counts a Vitest run from its JSON report. A file that failed outside its tests counts as one failure, as does a run
 * that failed without naming a test, or that ran none.
 */
export function tallyVitest({ report, exitCode }: Outcome): Tally {
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = Object(report)
  const files = Array.isArray(testResults) ? testResults.map(Object) : []
  const broken = files.filter(({ status, assertionResults }) => status === 'failed' && !hasFailure(assertionResults))
  const tally = {
    passed: count(numPassedTests),
    failed: count(numFailedTests) + broken.length,
    skipped: count(numPendingTests),
  }
  return withSilentFailure(tally, exitCode)
}

/** Counts a Playwright run from its JSON report. Errors outside tests count as one failure each; flaky is a failure. */
export function tallyPlaywright({ report, exitCode }: Outcome): Tally {
  const { stats, errors } = Object(report)
  const { expected, unexpected, flaky, skipped } = Object(stats)
  const outside = Array.isArray(errors) ? errors.length : 0
  const tally = {
    passed: count(expected),
    failed: count(unexpected) + count(flaky) + outside,
    skipped: count(skipped),
  }
  return withSilentFailure(tally, exitCode)
}

/** A runner that could not be started. */
export const notRun: Tally = { passed: 0, failed: 1, skipped: 0 }

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (all, { passed, failed, skipped }) => ({
      passed: all.passed + passed,
      failed: all.failed + failed,
      skipped: all.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )
}

/** The last line of a test run. */
export function closingLine({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`
}

function withSilentFailure(tally: Tally, exitCode: number): Tally {
  const isSilent = tally.failed === 0 && (exitCode !== 0 || tally.passed === 0)
  return isSilent ? { ...tally, failed: 1 } : tally
}

function hasFailure(assertions: unknown): boolean {
  return Array.isArray(assertions) && assertions.some((assertion) => Object(assertion).status === 'failed')
}

function count(value: unknown): number {
  return Number.isSafeInteger(value) ? Number(value) : 0
}
