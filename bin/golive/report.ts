import { describeFindings, exitCodeOf, type Finding } from '../../lib/golive/finding.ts'
import type { CommandContext } from '../command/context.ts'

/** Prints findings, for people or for a program, and gives the exit code that follows from them. */
export function report(findings: readonly Finding[], json: boolean | undefined, { print }: CommandContext): 0 | 1 {
  print(json ? JSON.stringify({ findings }, null, 2) : describeFindings(findings))
  return exitCodeOf(findings)
}
