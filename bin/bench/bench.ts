import { Failure } from '../stack/failure.ts'
import { measureCallbacks } from './callbacks.ts'
import { measureFapiRetrieval } from './fapi-retrieval.ts'
import type { Finding } from './finding.ts'
import { measureFirstLoad } from './first-load.ts'
import { measureJourney } from './journey.ts'
import { measureV3Retrieval } from './v3-retrieval.ts'

const parts: Record<string, () => Promise<Finding[]>> = {
  v3: measureV3Retrieval,
  fapi: measureFapiRetrieval,
  callbacks: measureCallbacks,
  'first-load': measureFirstLoad,
  journey: measureJourney,
}

/** Runs the parts that are named, or all; exit code 1 when one finds a promise broken. */
export async function bench(names: readonly string[]): Promise<void> {
  const unknown = names.find((name) => !parts[name])
  if (unknown) throw new Failure(`There is no part "${unknown}". The parts are ${Object.keys(parts).join(', ')}.`)

  const findings: Finding[] = []
  for (const [name, measure] of Object.entries(parts)) {
    if (names.length > 0 && !names.includes(name)) continue
    console.log(`\n== ${name}`)
    for (const finding of await measure()) {
      findings.push(finding)
      console.log(`${finding.kept ? 'kept  ' : 'BROKEN'}  ${finding.text}`)
    }
  }
  process.exit(findings.every(({ kept }) => kept) ? 0 : 1)
}
