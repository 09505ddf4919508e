#!/usr/bin/env node
// `npm run demo`, and `npm run dev` with --dev; --mockpass has MockPass play Myinfo v3, and --lan opens it to the network behind a password: the application and everything it talks to, on this machine.
import { prepare, run } from './install.mjs'

await run(async () => {
  await prepare()
  const { demo } = await import('./stack/demo.ts')
  await demo({
    dev: process.argv.includes('--dev'),
    mockpass: process.argv.includes('--mockpass'),
    lan: process.argv.includes('--lan'),
  })
})
