#!/usr/bin/env node
// `npm test`: installs what is missing, runs every test, and ends with the line "N passed, N failed".
import { prepare, run } from './install.mjs'

await run(async () => {
  await prepare()
  const { test } = await import('./test/test.ts')
  await test()
})
