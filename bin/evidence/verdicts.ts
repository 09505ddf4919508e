import { numbersIn, type Proof, type Row } from './proofs.ts'

/** How one row stands. */
export interface Verdict extends Row {
  tests: number
  result: 'passed' | 'failed' | 'elsewhere'
  /** Titles of tests that failed; empty where there is none at all. */
  failed: readonly string[]
}

/** Judges each row by the tests that bear its number. One without a test has failed, unless none can be here. */
export function verdictsOf(rows: readonly Row[], proofs: readonly Proof[]): Verdict[] {
  return rows.map((row) => {
    const own = proofs.filter(({ title }) => numbersIn(title).includes(row.id))
    const failed = own.filter(({ passed }) => !passed).map(({ title }) => title)
    const isProven = own.length > 0 && failed.length === 0
    const unproven = own.length === 0 && row.elsewhere ? 'elsewhere' : 'failed'
    return { ...row, tests: own.length, failed, result: isProven ? 'passed' : unproven }
  })
}

/** The verdicts as a table for a terminal, with what failed beneath its row. */
export function tableOf(verdicts: readonly Verdict[]): string {
  const width = Math.max(...verdicts.map(({ what }) => what.length))
  const lines = verdicts.flatMap(({ id, what, tests, result, failed, elsewhere, apart }) => {
    const why =
      result === 'elsewhere' ? `not here: ${elsewhere}` : tests === 0 ? 'failed: no test has this number' : result
    return [
      `${id}  ${what.padEnd(width)}  ${String(tests).padStart(5)}  ${why}${apart ? `, by its part: ${apart}` : ''}`,
      ...failed.map((title) => `       ${title}`),
    ]
  })
  return [`id   ${'what'.padEnd(width)}  tests  result`, ...lines].join('\n')
}
