import { setTimeout as sleep } from 'node:timers/promises'
import { gather } from '../nodes/crowd.ts'
import { crowdLimits } from '../nodes/nodes.ts'
import { withRunningApp } from '../nodes/running-app.ts'
import { isBuilt } from '../stack/build.ts'
import type { Finding } from './finding.ts'
import { cpuSecondsOf } from './process-cpu.ts'

/** Applications until a node is warm, those that count, and applicants at the same time. */
const [WARM_UP, COUNTED, TOGETHER] = [40, 120, 4]

/**
 * What an application that is filled in by hand costs one node, from the product's page to the receipt: CPU time, which other
 * work on the machine changes little. Of CPU time follows what a core carries; what a machine carries is also up to its database.
 */
export async function measureLoad(): Promise<Finding[]> {
  const purpose = isBuilt(process.cwd(), 'production') ? 'production' : 'demo'
  return withRunningApp(
    async ({ url, pid }) => {
      process.env.E2E_APP_URL = url
      const { tally, goHome } = await gather({ called: 'MEASURED', together: TOGETHER })
      const mark = () => ({
        applications: tally.acknowledged.size,
        requests: tally.requests,
        cpu: cpuSecondsOf(pid),
        at: performance.now(),
      })
      const until = async (count: number) => {
        while (tally.acknowledged.size < count && tally.failed.length === 0) await sleep(50)
      }
      await until(WARM_UP)
      const before = mark()
      await until(before.applications + COUNTED)
      const after = mark()
      await goHome()
      const applications = after.applications - before.applications
      const cpu = (after.cpu - before.cpu) / applications
      const requests = (after.requests - before.requests) / applications
      const rate = applications / ((after.at - before.at) / 1_000)
      const carried = `${(1 / cpu).toFixed(1)} applications or ${(requests / cpu).toFixed(0)} requests a second and core`
      const spent = `${(cpu * 1_000).toFixed(0)} ms of CPU for an application of ${requests.toFixed(1)} requests`
      const seen = `${rate.toFixed(1)} a second seen with ${TOGETHER} applicants, ${tally.failed.length} failed`
      return [{ text: `${spent}: ${carried}; ${seen}`, kept: tally.failed.length === 0 }]
    },
    purpose,
    { LIMITS: crowdLimits },
  )
}
