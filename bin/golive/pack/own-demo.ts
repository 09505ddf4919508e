import path from 'node:path'
import { build, isBuilt } from '../../stack/build.ts'
import { prepareDemo } from '../../stack/demo.ts'
import { freePorts } from '../../stack/ports.ts'
import { makeOwnPlace } from '../../stack/processes/own-place.ts'
import { Stack } from '../../stack/stack.ts'

/** Runs a demo of its own on free ports while `work` lasts, and removes what it made. */
export async function withOwnDemo<Result>(
  report: (line: string) => void,
  work: (app: string) => Promise<Result>,
): Promise<Result> {
  if (!isBuilt(process.cwd(), 'demo')) {
    report('Building the application')
    build(process.cwd(), 'demo')
  }
  const { directory, environment, remove } = makeOwnPlace('golive-demo', await freePorts(5))
  try {
    const plan = await prepareDemo({ NODE_ENV: 'production', ...environment }, { dev: false, mockpass: true })
    const output = path.join(directory, 'app.log')
    const stack = await Stack.start({ plan, dev: false, output, report }, new AbortController().signal)
    try {
      return await work(plan.url)
    } finally {
      await stack.stop()
    }
  } finally {
    remove()
  }
}
