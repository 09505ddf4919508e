#!/usr/bin/env node
import { readOptions, usage } from './cli/options.ts'
import { runtimeFault } from './runtime.ts'

const [first, ...rest] = process.argv.slice(2)

await run().catch(stopWithReason)

async function run(): Promise<void> {
  if (first === 'review') {
    const { review } = await import('./cli/review.ts')
    process.exitCode = await review(rest)
    return
  }
  const options = readOptions(process.argv.slice(2), process.env)
  if (options.help) return console.log(usage)
  refuseProduction()
  const fault = runtimeFault()
  if (fault) throw new TypeError(fault)
  const { start } = await import('./cli/start.ts')
  await start(options)
}

function refuseProduction(): void {
  if (process.env.NODE_ENV !== 'production' || process.env.DEMO === '1') return
  throw new TypeError('the simulator does not run with NODE_ENV=production, unless DEMO=1')
}

/** Faults of a file are told one a line, and after an option that is none how to learn of those that are. */
function stopWithReason(error: unknown): void {
  const isUsage = String(Object(error).code).startsWith('ERR_PARSE_ARGS')
  const reason = error instanceof Error ? error.message : 'could not start'
  const message = isUsage ? `${reason}\n--help tells what it takes` : reason
  console.error(
    message
      .split('\n')
      .map((line) => `simulator: ${line}`)
      .join('\n'),
  )
  process.exitCode = isUsage ? 2 : 1
}
