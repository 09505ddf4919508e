#!/usr/bin/env node
// `npm run security`: runs the tests of S01 to S60, prints how each stands, and ends with the line "N passed, N failed".
import { readArguments } from './arguments.mjs'
import { prepare, run } from './install.mjs'

const usage = `Usage: npm run security

Runs the tests of the security checks S01 to S60 and prints how each stands.
Ends with the line "N passed, N failed".

Options:
  -h, --help  display help for command`

readArguments({ usage })

await run(async () => {
  await prepare()
  const { security } = await import('./security/security.ts')
  await security()
})
