#!/usr/bin/env node
// `npm run bench`: measures what was promised, and fails when a promise is not kept. Names of parts may follow `--`.
import { readArguments } from './arguments.mjs'
import { prepare, run } from './install.mjs'

const usage = `Usage: npm run bench -- [parts]

Measures what was promised, all of it or the parts that are named, and fails when a promise is not
kept.
Parts: v3, fapi, stores, growth, callbacks, pages, first-load, layout-shift, phone, journey,
receipt, load, overload, slow-singpass, starts. What is found is told in docs/performance.md.

Options:
  -h, --help  display help for command`

const { positionals: parts } = readArguments({ usage, names: true })

await run(async () => {
  await prepare()
  const { bench } = await import('./bench/bench.ts')
  await bench(parts)
})
