#!/usr/bin/env node
// `npm run demo`, and `npm run dev` with --dev: the application and everything it talks to, on this machine.
import { readArguments } from './arguments.mjs'
import { prepare, run } from './install.mjs'

const usage = `Usage: npm run demo -- [options]      or: npm run dev -- [options]

Starts the application with its database and a simulator of Singpass, on this machine.
"npm run dev" draws each page from the sources as they stand.

Options:
  --mockpass  MockPass plays Myinfo v3 in place of the simulator
  --lan       opens it to your network, behind a password
  -h, --help  display help for command`

const boolean = { type: 'boolean', default: false }
const { dev, mockpass, lan } = readArguments({
  usage,
  options: { dev: boolean, mockpass: boolean, lan: boolean },
}).values

await run(async () => {
  await prepare()
  const { demo } = await import('./stack/demo.ts')
  await demo({ dev, mockpass, lan })
})
