#!/usr/bin/env node
// `npm run proofs`: the proofs that build, copy or install the whole tree, which take too long for `npm test`.
import { spawnSync } from 'node:child_process'
import { readArguments } from './arguments.mjs'
import { prepare, root, run } from './install.mjs'

const usage = `Usage: npm run proofs

Runs the proofs that build, copy or install the whole tree, which take too long for npm test.

Options:
  -h, --help  display help for command`

readArguments({ usage })

await run(async () => {
  await prepare()
  const proofs = spawnSync('npx', ['vitest', 'run', '--project', 'proof'], { cwd: root, stdio: 'inherit' })
  process.exitCode = proofs.status ?? 1
})
