#!/usr/bin/env node
// `npm run faults`: runs the tests of F001 to F100, prints how each stands, and ends with the line "N passed, N failed".
import { readArguments } from './arguments.mjs'
import { prepare, run } from './install.mjs'

const usage = `Usage: npm run faults

Runs the tests of the faults F001 to F100 and prints how each stands.
Ends with the line "N passed, N failed".

Options:
  -h, --help  display help for command`

readArguments({ usage })

await run(async () => {
  await prepare()
  const { faultMatrix } = await import('./faults/faults.ts')
  await faultMatrix()
})
