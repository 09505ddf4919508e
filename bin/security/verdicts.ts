import { type Proof, requirementNumber } from './proofs.ts'
import type { Requirement } from './requirements.ts'

/** How one requirement stands. */
export interface Verdict extends Requirement {
  tests: number
  result: 'passed' | 'failed' | 'elsewhere'
  /** Titles of tests that failed; empty where there is none at all. */
  failed: readonly string[]
}

/** Judges each requirement by the tests that bear its number. One without a test has failed, unless none can be here. */
export function verdictsOf(requirements: readonly Requirement[], proofs: readonly Proof[]): Verdict[] {
  return requirements.map((requirement) => {
    const own = proofs.filter(({ title }) => title.match(requirementNumber)?.includes(requirement.id))
    const failed = own.filter(({ passed }) => !passed).map(({ title }) => title)
    const isProven = own.length > 0 && failed.length === 0
    const unproven = own.length === 0 && requirement.elsewhere ? 'elsewhere' : 'failed'
    return { ...requirement, tests: own.length, failed, result: isProven ? 'passed' : unproven }
  })
}

/** The verdicts as a table for a terminal, with what failed beneath its row. */
export function tableOf(verdicts: readonly Verdict[]): string {
  const width = Math.max(...verdicts.map(({ what }) => what.length))
  const lines = verdicts.flatMap(({ id, what, tests, result, failed, elsewhere }) => {
    const why =
      result === 'elsewhere' ? `not here: ${elsewhere}` : tests === 0 ? 'failed: no test has this number' : result
    return [
      `${id}  ${what.padEnd(width)}  ${String(tests).padStart(5)}  ${why}`,
      ...failed.map((title) => `       ${title}`),
    ]
  })
  return [`id   ${'what'.padEnd(width)}  tests  result`, ...lines].join('\n')
}
