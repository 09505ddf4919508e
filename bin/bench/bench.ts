import { Failure } from '../stack/failure.ts'
import { measureCallbacks } from './callbacks/callbacks.ts'
import { measureFapiRetrieval } from './fapi/retrieval.ts'
import type { Finding } from './finding.ts'
import { measureGrowth } from './growth/growth.ts'
import { measureJourney } from './journey.ts'
import { measureLoad } from './load.ts'
import { measureFirstLoad } from './pages/first-load.ts'
import { measureLayoutShift } from './pages/layout-shift.ts'
import { measurePages } from './pages/pages.ts'
import { measurePhone } from './pages/phone.ts'
import { measureOverload } from './pressed/overload.ts'
import { measureSlowSingpass } from './pressed/slow-singpass.ts'
import { measureReceipt } from './receipt.ts'
import { keepResults } from './results.ts'
import { measureStarts } from './starts.ts'
import { measureStores } from './stores/stores.ts'
import { measureV3Retrieval } from './v3-retrieval.ts'

const parts: Record<string, () => Promise<Finding[]>> = {
  v3: measureV3Retrieval,
  fapi: measureFapiRetrieval,
  stores: measureStores,
  growth: measureGrowth,
  callbacks: measureCallbacks,
  pages: measurePages,
  'first-load': measureFirstLoad,
  'layout-shift': measureLayoutShift,
  phone: measurePhone,
  journey: measureJourney,
  receipt: measureReceipt,
  load: measureLoad,
  overload: measureOverload,
  'slow-singpass': measureSlowSingpass,
  starts: measureStarts,
}

/** Runs the parts that are named, or all; exit code 1 when one finds a promise broken. */
export async function bench(names: readonly string[]): Promise<void> {
  const unknown = names.find((name) => !parts[name])
  if (unknown) throw new Failure(`There is no part "${unknown}". The parts are ${Object.keys(parts).join(', ')}.`, 2)

  const results: Record<string, Finding[]> = {}
  for (const [name, measure] of Object.entries(parts)) {
    if (names.length > 0 && !names.includes(name)) continue
    console.log(`\n== ${name}`)
    const findings = await measure()
    results[name] = findings
    for (const finding of findings) {
      console.log(`${finding.kept ? 'kept  ' : 'BROKEN'}  ${finding.text}`)
    }
  }
  console.log(`\nWhat was found is kept in ${keepResults(results)}.`)
  process.exit(
    Object.values(results)
      .flat()
      .every(({ kept }) => kept)
      ? 0
      : 1,
  )
}
