import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { crowdLimits } from '../../nodes/nodes.ts'
import { withRunningApp } from '../../nodes/running-app.ts'
import { isBuilt } from '../../stack/build.ts'
import { Failure } from '../../stack/failure.ts'
import type { Finding } from '../finding.ts'

/** Sessions until a node is warm, those that count, and how many begin at the same time. */
const [WARM_UP, COUNTED, TOGETHER] = [15_000, 10_000, 4]

/** Megabytes that they may add. */
const MOST = 10

const product = 'specimen-account'

/** What sessions that nobody uses any more add to the memory of the application that began them. */
export async function measureIdleSessions(): Promise<Finding> {
  const purpose = isBuilt(process.cwd(), 'production') ? 'production' : 'demo'
  return withRunningApp(
    async ({ url, pid }) => {
      const begin = await beginner(url)
      await together(WARM_UP, begin)
      const before = await restingMegabytes(pid)
      await together(COUNTED, begin)
      const after = await restingMegabytes(pid)
      const added = after - before
      const memory = `${before.toFixed(0)} MB before and ${after.toFixed(0)} after`
      return { text: `${COUNTED} idle sessions: ${memory}, ${added.toFixed(1)} MB added`, kept: added < MOST }
    },
    purpose,
    // A heap that may grow is cleared seldom: what it holds then is no sign of what is kept.
    { LIMITS: `${crowdLimits},by-hand.browser=1000000`, NODE_OPTIONS: '--max-old-space-size=192' },
  )
}

/** Begins a session, as somebody without any does who fills in a form by hand. */
async function beginner(url: string): Promise<() => Promise<void>> {
  const page = await fetch(`${url}/${product}`)
  const cookie = page.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ')
  const [, csrfToken = ''] = /name="csrfToken" value="([0-9a-f]{64})"/.exec(await page.text()) ?? []
  const headers = { cookie, origin: url, 'sec-fetch-site': 'same-origin' }
  return async () => {
    const body = new URLSearchParams({ csrfToken })
    const answer = await fetch(`${url}/api/forms/${product}/by-hand`, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
    })
    await answer.arrayBuffer()
    const isBegun = answer.status === 303 && answer.headers.getSetCookie().some((set) => set.includes('session'))
    if (!isBegun) throw new Failure(`A form by hand was answered ${answer.status} and began no session.`)
  }
}

async function together(count: number, begin: () => Promise<void>): Promise<void> {
  let left = count
  const lane = async () => {
    while (left-- > 0) await begin()
  }
  await Promise.all(Array.from({ length: TOGETHER }, lane))
}

/** The least that the process holds within some seconds in which nobody asks it anything. */
async function restingMegabytes(pid: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let reading = 0; reading < 20; reading += 1) {
    await sleep(500)
    const [, kilobytes = ''] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    least = Math.min(least, Number(kilobytes) / 1_024)
  }
  return least
}
