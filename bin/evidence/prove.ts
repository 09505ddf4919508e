import { mkdirSync, rmSync } from 'node:fs'
import { RESULTS, runPlaywright, runVitest } from '../test/runners.ts'
import { closingLine } from '../test/tally.ts'
import { filesWithProofs, type Proof, playwrightProofs, type Row, vitestProofs } from './proofs.ts'
import { tableOf, verdictsOf } from './verdicts.ts'

/**
 * Runs every test whose title names one of the rows, prints how each row stands, and ends the process with the line
 * "N passed, N failed". `numbered` is a regular expression of such titles, for both runners. The exit code is 1 when a row
 * failed.
 */
export async function prove(rows: readonly Row[], numbered: string): Promise<never> {
  rmSync(RESULTS, { recursive: true, force: true })
  mkdirSync(RESULTS, { recursive: true })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))

  const files = filesWithProofs(process.cwd(), rows)
  const proofs: Proof[] = []
  for (const project of ['unit', 'storage', 'slow', 'proof'] as const) {
    if (files[project].length === 0) continue
    proofs.push(...vitestProofs((await runVitest(project, [...files[project], '-t', numbered])).report))
  }
  const { report } = await runPlaywright([...files.e2e, '--grep', numbered, '--project', 'desktop'])
  proofs.push(...playwrightProofs(report))

  const verdicts = verdictsOf(rows, proofs)
  const of = (result: string) => verdicts.filter((verdict) => verdict.result === result).length
  console.log(`\n${tableOf(verdicts)}\n`)
  if (of('elsewhere') > 0) console.log(`${of('elsewhere')} cannot be shown here`)
  console.log(closingLine({ passed: of('passed'), failed: of('failed'), skipped: 0 }))
  process.exit(of('failed') > 0 ? 1 : 0)
}
