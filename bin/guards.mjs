#!/usr/bin/env node
// `npm run guards`: switches off one guard at a time, shows that a test fails for each, and ends with "N passed, N failed".
import { readArguments } from './arguments.mjs'
import { prepare, run } from './install.mjs'

const usage = `Usage: npm run guards -- [options]

Switches off one guard at a time, in a copy of the repository, and shows that a test fails for each.
Ends with the line "N passed, N failed".

Options:
  --only <id>  one guard of bin/guards/list, or those whose id begins so; may be given again
  -h, --help   display help for command`

const { only } = readArguments({ usage, options: { only: { type: 'string', multiple: true } } }).values

await run(async () => {
  await prepare()
  const { guardsCommand } = await import('./guards/guards.ts')
  await guardsCommand(only)
})
