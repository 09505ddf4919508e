import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type BuildFor, build, isBuilt } from '../stack/build.ts'
import { prepareDemo } from '../stack/demo.ts'
import { Failure } from '../stack/failure.ts'
import { freePorts } from '../stack/ports.ts'
import { Stack } from '../stack/stack.ts'

/** The application as a visitor and as the system see it. */
export interface RunningApp {
  url: string
  /** Where the simulator of Singpass is told what to do. */
  simulatorUrl: string
  /** The process that answers. */
  pid: number
  /** The settings that it runs by. */
  environment: Readonly<Record<string, string | undefined>>
  /** What it has written so far. */
  log(): string
}

/**
 * Runs the built application and its counterparts on free ports while it is used; builds it first where it is not. It
 * measures production's build unless it is told to take the demo's, as tests are that stand beside others on one build.
 * `environment` is the application's alone, besides its settings.
 */
export async function withRunningApp<Result>(
  use: (app: RunningApp) => Promise<Result>,
  purpose: BuildFor = 'production',
  environment: Record<string, string> = {},
): Promise<Result> {
  const root = process.cwd()
  if (!isBuilt(root, purpose)) build(root, purpose)
  const directory = mkdtempSync(path.join(tmpdir(), 'onboarding-bench-'))
  chmodSync(directory, 0o711)
  const [app, mockpass, simulator, database, staff] = await freePorts(5)
  const settings = {
    DATA_DIR: directory,
    PORT: app,
    MOCKPASS_PORT: mockpass,
    SIMULATOR_PORT: simulator,
    DATABASE_PORT: database,
    STAFF_PORT: staff,
  }
  const given = Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, String(value)]))
  const { PATH, HOME } = process.env
  const plan = await prepareDemo({ PATH, HOME, NODE_ENV: 'production', ...given }, { dev: false, mockpass: true })
  Object.assign(plan.app.environment, environment)
  const output = path.join(directory, 'app.log')
  const options = { plan, dev: false, output, report: () => {} }
  const stack = await Stack.start(options, new AbortController().signal)
  try {
    return await use({
      url: plan.url,
      simulatorUrl: `http://127.0.0.1:${plan.simulator?.port}`,
      pid: pidIn(directory),
      environment: plan.app.environment,
      log: () => readFileSync(output, 'utf8'),
    })
  } finally {
    await stack.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}

function pidIn(directory: string): number {
  const entries: { name: string; pid: number }[] = JSON.parse(
    readFileSync(path.join(directory, 'processes.json'), 'utf8'),
  )
  const app = entries.find(({ name }) => name === 'Application')
  if (!app) throw new Failure('The application that was started cannot be found.')
  return app.pid
}
