#!/usr/bin/env node
// `npm test`: installs what is missing, runs the tests, and ends with the line "N passed, N failed".
import { readArguments } from './arguments.mjs'
import { prepare, run } from './install.mjs'

const usage = `Usage: npm test

Installs what is missing and runs the tests, but for the longest ones, which it names at the end and
which CI=true runs too. Ends with the line "N passed, N failed".
One file: npx vitest run --project unit FILE, or npx playwright test FILE.

Options:
  -h, --help  display help for command`

readArguments({ usage })

await run(async () => {
  await prepare()
  const { test } = await import('./test/test.ts')
  await test()
})
