#!/usr/bin/env node
// `npm run guards`: switches off one guard at a time, shows that a test fails for each, and ends with "N passed, N failed".
import { prepare, run } from './install.mjs'

await run(async () => {
  await prepare()
  const { guardsCommand } = await import('./guards/guards.ts')
  await guardsCommand(process.argv.slice(2))
})
