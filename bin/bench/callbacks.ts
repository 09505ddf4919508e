import { Failure } from '../stack/failure.ts'
import type { Finding } from './finding.ts'
import { cpuSecondsOf } from './process-cpu.ts'
import { type RunningApp, withRunningApp } from './running-app.ts'

/** Callbacks that count, and before them those in which the application warms up. */
const [BATCHES, WARM_UP, BATCH] = [10, 5, 20]

/** Callbacks of FAPI logins that one second of the running application's CPU time pays for; there is no promise. */
export async function measureCallbacks(): Promise<Finding[]> {
  const seconds = await withRunningApp(spendOnCallbacks)
  const count = BATCHES * BATCH
  const each = `${((1000 * seconds) / count).toFixed(1)} ms each`
  return [{ text: `${(count / seconds).toFixed(0)} callbacks per CPU-second (${count}, ${each})`, kept: true }]
}

async function spendOnCallbacks({ url, pid }: RunningApp): Promise<number> {
  // The walk through Singpass is that of the end-to-end tests, which learn from it where the application is.
  process.env.E2E_APP_URL = url
  const { agreeAs, createVisitor, leave, open } = await import('../browser/journey-by-http.ts')

  async function arrive() {
    const visitor = await createVisitor()
    return { visitor, callback: await agreeAs(visitor, await leave(visitor), 'Citizen with everything') }
  }

  let spent = 0
  for (let batch = 0; batch < WARM_UP + BATCHES; batch += 1) {
    const arrivals: Awaited<ReturnType<typeof arrive>>[] = []
    for (let count = 0; count < BATCH; count += 1) arrivals.push(await arrive())

    const before = cpuSecondsOf(pid)
    for (const { visitor, callback } of arrivals) {
      const { url: next } = await open(visitor, callback, { until: () => true })
      if (!next.pathname.endsWith('/apply')) throw new Failure(`A callback led to ${next.pathname}, not to the form.`)
    }
    if (batch >= WARM_UP) spent += cpuSecondsOf(pid) - before
    for (const { visitor } of arrivals) await visitor.context.dispose()
  }
  return spent
}
