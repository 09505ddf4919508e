#!/usr/bin/env node
// `npm run bench`: measures what was promised, and fails when a promise is not kept. Names of parts may follow `--`.
import { prepare, run } from './install.mjs'

await run(async () => {
  await prepare()
  const { bench } = await import('./bench/bench.ts')
  await bench(process.argv.slice(2))
})
