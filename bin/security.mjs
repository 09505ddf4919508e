#!/usr/bin/env node
// `npm run security`: runs the tests of S01 to S60, prints how each stands, and ends with the line "N passed, N failed".
import { prepare, run } from './install.mjs'

await run(async () => {
  await prepare()
  const { security } = await import('./security/security.ts')
  await security()
})
