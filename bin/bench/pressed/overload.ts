import { Agent } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { gather } from '../../nodes/crowd.ts'
import { crowdLimits } from '../../nodes/nodes.ts'
import { withRunningApp } from '../../nodes/running-app.ts'
import { isBuilt } from '../../stack/build.ts'
import type { Finding } from '../finding.ts'
import { type Answer, answerOf, atRate, inLanes } from './asking.ts'

/** Seconds until a node is warm, at its peak, and beyond it; how far beyond; how much of the peak has to be left. */
const [WARM_UP, PEAK, BEYOND, TIMES, LEFT] = [8, 15, 30, 3, 0.8]

/** Milliseconds within which who is refused has to know, and within which an answer is worth something. */
const [REFUSED_MS, WORTH_MS] = [50, 5_000]

/**
 * What one node does with three times what it can: how much of its peak is left of it, how soon the others know, whether
 * those who watch are answered, and whether somebody who presses again still gets an application through.
 */
export async function measureOverload(): Promise<Finding[]> {
  const purpose = isBuilt(process.cwd(), 'production') ? 'production' : 'demo'
  return withRunningApp(
    async ({ url }) => {
      process.env.E2E_APP_URL = url
      const agent = new Agent({ keepAlive: true, maxSockets: 400 })
      const ask = (path: string, by = agent) => answerOf(`${url}${path}`, by)
      const page = () => ask('/specimen-account')
      const strangers = new Agent()
      let asked = 0
      /** Every second one comes on a connection of their own, as to a node without a proxy that keeps them. */
      const pageOfOne = () => ask('/specimen-account', asked++ % 2 === 0 ? agent : strangers)
      await inLanes(8, WARM_UP, page)
      const peak = rateOf(await inLanes(8, PEAK, page), PEAK)
      const { tally, goHome } = await gather({ called: 'PRESSING', together: 2, patient: true })
      const [answers, watched] = await Promise.all([
        atRate(TIMES * peak, BEYOND, pageOfOne),
        inLanes(1, BEYOND, () => sleep(200).then(() => ask('/api/readyz'))),
      ])
      const pressed = tally.requests - tally.failed.length
      await goHome()
      agent.destroy()
      const calm = await page()
      return [
        ...judgeGoodput({ answers, pressed, peak }),
        judgeRefusals(answers),
        judgeWatchers(watched),
        {
          text: `${tally.acknowledged.size} applications got through from 2 who pressed again, ${tally.failed.length} times`,
          kept: tally.acknowledged.size > 0,
        },
        {
          text: `afterwards a page is answered ${calm.status} in ${calm.milliseconds.toFixed(0)} ms`,
          kept: calm.status === 200,
        },
      ]
    },
    purpose,
    { LIMITS: crowdLimits },
  )
}

function judgeGoodput({ answers, pressed, peak }: { answers: Answer[]; pressed: number; peak: number }): Finding[] {
  const good = rateOf(answers, BEYOND) + pressed / BEYOND
  const left = good / peak
  const offered = `${TIMES} times its peak of ${peak.toFixed(1)} pages a second`
  const failed = answers.filter(({ status }) => status !== 200 && status !== 503).length
  return [
    { text: `goodput at ${offered}: ${good.toFixed(1)} a second, ${(left * 100).toFixed(0)} %`, kept: left >= LEFT },
    { text: `${answers.length} asked, ${failed} answered by neither 200 nor 503`, kept: failed === 0 },
  ]
}

function judgeRefusals(answers: readonly Answer[]): Finding {
  const refused = answers.filter(({ status }) => status === 503)
  const times = refused.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other)
  const at = (part: number) => times[Math.floor(times.length * part)] ?? 0
  const untold = refused.filter(({ retryAfter }) => !retryAfter).length
  const text = `${refused.length} refused, ${untold} without Retry-After, in ${at(0.5).toFixed(0)} ms (median), ${at(0.9).toFixed(0)} (9 of 10), ${at(0.99).toFixed(0)} (99 of 100)`
  return { text, kept: refused.length > 0 && untold === 0 && at(0.9) < REFUSED_MS }
}

function judgeWatchers(watched: readonly Answer[]): Finding {
  const longest = Math.max(...watched.map(({ milliseconds }) => milliseconds))
  const missed = watched.filter(({ status }) => status !== 200).length
  const text = `/api/readyz was asked ${watched.length} times, ${missed} without an answer of 200, ${longest.toFixed(0)} ms at most`
  return { text, kept: missed === 0 && longest < 2_000 }
}

/** Answers a second that were worth something. */
function rateOf(answers: readonly Answer[], seconds: number): number {
  return answers.filter(({ status, milliseconds }) => status === 200 && milliseconds < WORTH_MS).length / seconds
}
