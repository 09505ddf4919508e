import { mkdirSync, rmSync } from 'node:fs'
import { RESULTS, runPlaywright, runVitest } from '../test/runners.ts'
import { closingLine } from '../test/tally.ts'
import { filesWithProofs, type Proof, playwrightProofs, vitestProofs } from './proofs.ts'
import { requirements } from './requirements.ts'
import { tableOf, verdictsOf } from './verdicts.ts'

/** A title with a number in it, for both runners. */
const numbered = '(^|\\W)S[0-6][0-9]\\b'

/**
 * Runs every test whose title names a requirement, prints how each requirement stands, and ends with the line
 * "N passed, N failed". The exit code is 1 when one failed.
 */
export async function security(): Promise<void> {
  rmSync(RESULTS, { recursive: true, force: true })
  mkdirSync(RESULTS, { recursive: true })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))

  const files = filesWithProofs(process.cwd())
  const proofs: Proof[] = []
  for (const project of ['unit', 'storage', 'slow'] as const)
    proofs.push(...vitestProofs((await runVitest(project, [...files[project], '-t', numbered])).report))
  const { report } = await runPlaywright([...files.e2e, '--grep', numbered, '--project', 'desktop'])
  proofs.push(...playwrightProofs(report))

  const verdicts = verdictsOf(requirements, proofs)
  const of = (result: string) => verdicts.filter((verdict) => verdict.result === result).length
  console.log(`\n${tableOf(verdicts)}\n`)
  if (of('elsewhere') > 0) console.log(`${of('elsewhere')} cannot be shown here`)
  console.log(closingLine({ passed: of('passed'), failed: of('failed'), skipped: 0 }))
  process.exit(of('failed') > 0 ? 1 : 0)
}
