import { Agent } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { crowdLimits } from '../../nodes/nodes.ts'
import { withRunningApp } from '../../nodes/running-app.ts'
import { isBuilt } from '../../stack/build.ts'
import type { Finding } from '../finding.ts'
import { type Answer, answerOf, inLanes } from './asking.ts'

/** Seconds of each turn, turns of each kind, applicants who wait for Singpass, and how much slower others may be. */
const [TURN, TURNS, WAITING, SLOWER] = [8, 3, 6, 2]

/** Between two logins of one applicant, so that logins that fail at once are no more than those that succeed. */
const PACE_MS = 3_000

const pages = ['/', '/specimen-account', '/privacy']

/**
 * What others notice while an endpoint of Singpass takes every call and answers none: pages are opened beside six
 * applicants who log in, with Singpass as it should be and silent in turns, and compared by what half and 19 of 20 of them took.
 */
export async function measureSlowSingpass(): Promise<Finding[]> {
  const purpose = isBuilt(process.cwd(), 'production') ? 'production' : 'demo'
  return withRunningApp(
    async ({ url, simulatorUrl, log }) => {
      process.env.E2E_APP_URL = url
      const { createVisitor, leave } = await import('../../browser/journey-by-http.ts')
      const agent = new Agent({ keepAlive: true })
      let turn = 0
      const open = () => answerOf(`${url}${pages[turn++ % pages.length]}`, agent)
      const logIn = async (): Promise<Answer> => {
        const visitor = await createVisitor()
        const { status } = await leave(visitor)
        await visitor.context.dispose()
        await sleep(PACE_MS)
        return { status, milliseconds: 0 }
      }
      await inLanes(2, TURN, open)
      const without: Answer[] = []
      const beside: Answer[] = []
      let logins = 0
      for (let round = 0; round < TURNS; round += 1) {
        const [calm] = await Promise.all([inLanes(2, TURN, open), inLanes(WAITING, TURN, logIn)])
        without.push(...calm)
        await arm(simulatorUrl, 'par-silent')
        const [answers, waited] = await Promise.all([inLanes(2, TURN, open), inLanes(WAITING, TURN, logIn)])
        beside.push(...answers)
        logins += waited.length
        await disarm(simulatorUrl)
      }
      agent.destroy()
      const failed = [...without, ...beside].filter(({ status }) => status !== 200).length
      const opened = log().includes('"circuit_opened"') ? 'the circuit opened' : 'the circuit did not open'
      return [
        compare('half', without, beside, 0.5),
        compare('19 of 20', without, beside, 0.95),
        {
          text: `${logins} logins met the silence, ${opened}; ${failed} pages failed`,
          kept: failed === 0 && logins > 0,
        },
      ]
    },
    purpose,
    { LIMITS: crowdLimits },
  )
}

function compare(what: string, without: readonly Answer[], beside: readonly Answer[], part: number): Finding {
  const [calm, pressed] = [without, beside].map((answers) => {
    const times = answers.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other)
    return times[Math.floor(times.length * part)] ?? 0
  }) as [number, number]
  const ratio = pressed / calm
  const text = `${what} of the pages within ${pressed.toFixed(0)} ms beside a silent endpoint, ${calm.toFixed(0)} without: ${ratio.toFixed(2)} times`
  return { text, kept: ratio <= SLOWER }
}

function arm(simulatorUrl: string, fault: string): Promise<unknown> {
  return fetch(`${simulatorUrl}/faults`, { method: 'POST', body: JSON.stringify({ fault, times: 100_000 }) })
}

function disarm(simulatorUrl: string): Promise<unknown> {
  return fetch(`${simulatorUrl}/faults`, { method: 'DELETE' })
}
