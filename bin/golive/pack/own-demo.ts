import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build, isBuilt } from '../../stack/build.ts'
import { prepareDemo } from '../../stack/demo.ts'
import { freePorts } from '../../stack/ports.ts'
import { Stack } from '../../stack/stack.ts'

/** Runs a demo of its own on free ports while `work` lasts, and removes what it made. */
export async function withOwnDemo<Result>(
  report: (line: string) => void,
  work: (app: string) => Promise<Result>,
): Promise<Result> {
  const directory = mkdtempSync(path.join(tmpdir(), 'golive-demo-'))
  // As root, the database runs as another user, who must pass through.
  chmodSync(directory, 0o711)
  if (!isBuilt(process.cwd(), 'demo')) {
    report('Building the application')
    build(process.cwd(), 'demo')
  }
  const [app, mockpass, simulator, database] = await freePorts(4)
  const { PATH = '', HOME = '' } = process.env
  const environment: NodeJS.ProcessEnv = {
    NODE_ENV: 'production',
    PATH,
    HOME,
    PORT: `${app}`,
    MOCKPASS_PORT: `${mockpass}`,
    SIMULATOR_PORT: `${simulator}`,
    DATABASE_PORT: `${database}`,
    DATA_DIR: directory,
  }
  try {
    const plan = await prepareDemo(environment, { dev: false, mockpass: true })
    const output = path.join(directory, 'app.log')
    const stack = await Stack.start({ plan, dev: false, output, report }, new AbortController().signal)
    try {
      return await work(plan.url)
    } finally {
      await stack.stop()
    }
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}
