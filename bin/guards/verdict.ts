/** What a run of tests says: how many passed, the titles of those that failed, and files that could not run at all. */
export interface Finding {
  passed: number
  failed: readonly string[]
  broken: readonly string[]
}

/** Reads a Vitest report. A file that failed without a failing test did not run: that says nothing of a guard. */
export function findingOf(report: unknown): Finding {
  const files = listOf(Object(report).testResults)
  const tests = files.flatMap(({ assertionResults }) => listOf(assertionResults))
  const isBroken = (file: Record<string, unknown>) =>
    file.status === 'failed' && !listOf(file.assertionResults).some(({ status }) => status === 'failed')
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: tests.filter(({ status }) => status === 'failed').map(({ fullName }) => String(fullName)),
    broken: files.filter(isBroken).map(({ name }) => String(name)),
  }
}

/** Whether a guard that is switched off is noticed, and by which test; or why that cannot be said. */
export type Verdict = { id: string; passed: boolean; why: string }

/** Judges one guard by the run of its tests without it. */
export function verdictOf(id: string, { passed, failed, broken }: Finding): Verdict {
  if (broken.length > 0) return { id, passed: false, why: `could not run: ${broken.join(', ')}` }
  if (failed[0] !== undefined) return { id, passed: true, why: failed[0] }
  return { id, passed: false, why: passed > 0 ? 'no test notices that it is gone' : 'no test ran' }
}

/** The verdicts as a table for a terminal. */
export function tableOf(verdicts: readonly Verdict[]): string {
  const width = Math.max('guard'.length, ...verdicts.map(({ id }) => id.length))
  const line = ({ id, passed, why }: Verdict) => `${id.padEnd(width)}  ${passed ? 'passed' : 'FAILED'}  ${cut(why)}`
  return [`${'guard'.padEnd(width)}  result  first test that fails without it`, ...verdicts.map(line)].join('\n')
}

function cut(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(Object) : []
}
