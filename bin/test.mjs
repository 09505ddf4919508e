#!/usr/bin/env node
// `npm test`: installs what is missing, runs every test, and ends with the line "N passed, N failed".
import { readArguments } from './arguments.mjs'
import { prepare, run } from './install.mjs'

const usage = `Usage: npm test

Installs what is missing and runs every test. Ends with the line "N passed, N failed".
One file: npx vitest run --project unit FILE, or npx playwright test FILE.

Options:
  -h, --help  display help for command`

readArguments({ usage })

await run(async () => {
  await prepare()
  const { test } = await import('./test/test.ts')
  await test()
})
