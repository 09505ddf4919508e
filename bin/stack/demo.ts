import { existsSync } from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import { runtimeFault } from 'singpass-simulator/runtime'
import { build, isBuilt } from './build.ts'
import { dataDirectoryOf, planDemo } from './demo-settings.ts'
import { Failure } from './failure.ts'
import { namesOf, networkAddress, openLan, warningFor } from './lan/lan.ts'
import { prepareMadeSettings, writeCertificates, writeClients } from './made.ts'
import type { DemoPlan } from './plan.ts'
import { stopRequest, untilAborted } from './processes/stop-request.ts'
import { Stack, type StackOptions } from './stack.ts'

/** How a demo is run. */
export interface DemoOptions {
  /** `next dev` instead of the built application. */
  dev: boolean
  /** MockPass plays Myinfo v3 in place of the simulator; absent means that it does not. */
  mockpass?: boolean
  /** Opens it to the network of this machine, behind a password; absent means that it does not. */
  lan?: boolean
}

/** Runs the demo until Ctrl-C: exit code 0 then, 1 when something failed. */
export async function demo({ dev, mockpass = false, lan = false }: DemoOptions): Promise<void> {
  const began = Date.now()
  const report = (line: string) => console.log(`${((Date.now() - began) / 1000).toFixed(1).padStart(5)} s  ${line}`)
  const stopped = stopRequest()

  const plan = await prepareDemo(process.env, { dev, mockpass })
  const address = lan ? networkAddress() : undefined
  if (address) plan.app.environment.DEMO_LAN_URL = namesOf(plan, address)[0]?.network ?? ''
  const fault = runtimeFault()
  if (fault) report(`Myinfo v3 alone: ${fault}`)
  if (!dev && !isBuilt(process.cwd(), 'demo')) {
    report('Building the application')
    build(process.cwd(), 'demo')
  }
  const output = dev ? 'terminal' : path.join(plan.dataDirectory, 'app.log')
  const stack = await startUnlessStopped({ plan, dev, output, report }, stopped)
  if (!stack) return process.exit(0)

  const opened = address && !stopped.aborted ? await openLan(plan, address) : undefined
  if (!stopped.aborted) console.log(invitation(plan, output))
  if (opened) console.log(opened.words)
  const failure = await Promise.race([stack.failed, untilAborted(stopped)])
  report(failure ? `${failure} Stopping` : 'Stopping')
  opened?.close()
  await stack.stop()
  report('Stopped')
  process.exit(failure ? 1 : 0)
}

/** The plan of a demo on this machine, with what it makes on its first run made. */
export async function prepareDemo(
  environment: NodeJS.ProcessEnv,
  { dev, mockpass = false }: DemoOptions,
): Promise<DemoPlan> {
  const root = process.cwd()
  const made = await prepareMadeSettings(dataDirectoryOf(environment, root))
  const simulator = existsSync(path.join(root, 'lib/simulator/cli.ts')) && runtimeFault() === undefined
  const plan = planOrFail(() => planDemo(environment, made, { root, machine: hostname(), simulator, dev, mockpass }))
  if (plan.mockpass || plan.simulator)
    await writeCertificates(plan.dataDirectory, plan.app.environment.MYINFO_V3_PRIVATE_KEY ?? '')
  if (plan.simulator) writeClients(plan.dataDirectory, plan.simulator)
  return plan
}

async function startUnlessStopped(options: StackOptions, stopped: AbortSignal): Promise<Stack | undefined> {
  try {
    return await Stack.start(options, stopped)
  } catch (error) {
    if (stopped.aborted) return undefined
    throw error
  }
}

function planOrFail(plan: () => DemoPlan): DemoPlan {
  try {
    return plan()
  } catch (error) {
    throw error instanceof RangeError ? new Failure(error.message) : error
  }
}

function invitation({ url, app, mockpass, simulator, staffProvider, dataDirectory }: DemoPlan, output: string): string {
  const lines = [
    `Open ${url}`,
    'and choose a product, then "Retrieve Myinfo with Singpass" or "Fill in the form myself".',
    `${url}/demo shows what just happened, and sets who logs in and what goes wrong.`,
    mockpass && `Myinfo v3 is played by MockPass on http://127.0.0.1:${mockpass.port}`,
    simulator &&
      `Singpass is played by the simulator on http://127.0.0.1:${simulator.port}: ${simulator.v3Clients.length > 0 ? 'FAPI 2.0 and Myinfo v3' : 'FAPI 2.0'}`,
    staffProvider && `The bank's people sign in at ${url}/staff`,
    `Database and keys are in ${dataDirectory}`,
    warningFor(app.host),
    output !== 'terminal' && `The log of the application is ${output}`,
    'Ctrl-C stops everything.',
  ]
  return ['', ...lines.filter(Boolean).map((line) => `  ${line}`), ''].join('\n')
}
