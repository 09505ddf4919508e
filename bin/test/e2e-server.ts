import { rmSync } from 'node:fs'
import { build, isBuilt } from '../stack/build.ts'
import { prepareDemo } from '../stack/demo.ts'
import { Failure } from '../stack/failure.ts'
import { stopRequest, untilAborted } from '../stack/processes/stop-request.ts'
import { Stack } from '../stack/stack.ts'

/**
 * The built application and its counterparts for the end-to-end tests, like the demo but on the ports and in the data
 * directory that the tests' configuration names; the directory is removed at the end.
 */
async function serve(): Promise<void> {
  const stopped = stopRequest()
  const plan = await prepareDemo(process.env, { dev: false, mockpass: true })
  try {
    if (!isBuilt(process.cwd(), 'demo')) build(process.cwd(), 'demo')
    const output = process.env.E2E_APP_LOG || 'terminal'
    const stack = await Stack.start({ plan, dev: false, output, report: console.log }, stopped)
    const failure = await Promise.race([stack.failed, untilAborted(stopped)])
    await stack.stop()
    if (failure) throw new Failure(failure)
  } finally {
    rmSync(plan.dataDirectory, { recursive: true, force: true })
  }
}

try {
  await serve()
  process.exit(0)
} catch (error) {
  console.error(error instanceof Failure ? error.message : error)
  process.exit(1)
}
