#!/usr/bin/env node
// `npm run faults`: runs the tests of F001 to F100, prints how each stands, and ends with the line "N passed, N failed".
import { prepare, run } from './install.mjs'

await run(async () => {
  await prepare()
  const { faultMatrix } = await import('./faults/faults.ts')
  await faultMatrix()
})
