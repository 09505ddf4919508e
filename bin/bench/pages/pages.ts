import { gzipSync } from 'node:zlib'
import { withRunningApp } from '../../nodes/running-app.ts'
import { Failure } from '../../stack/failure.ts'
import { median, spreadOf } from '../cpu.ts'
import type { Finding } from '../finding.ts'
import { cpuSecondsOf } from '../process-cpu.ts'
import { buildBareApp, withBareApp } from './bare-app.ts'
import { pageNames, type VisitedPage, visitPages } from './visits.ts'

/**
 * Rounds that count, those in which all warm up, and how often a page is asked for in each. The code of a page is not in its
 * final form before some hundred requests: the first forty take twice as long as the five hundredth.
 */
const [ROUNDS, WARM_UP, REPEATS] = [9, 14, 30]

/** Kilobytes that each page may have, and as many as travel compressed. */
const ALLOWED: Record<string, readonly [raw: number, compressed: number]> = {
  start: [30.8, 6.6],
  form: [32, 8],
  'form by hand': [38.4, 10.2],
  'form of many': [34.2, 8.1],
  review: [27, 6],
  receipt: [24.9, 5.7],
}

interface Served {
  page: VisitedPage
  pid: number
}

/** CPU milliseconds of one answer, of ours and of the bare page's, in each round. */
interface Times {
  ours: number[]
  bare: number[]
}

/** What each page costs the server, against a bare page of the same Next.js that is made for each request; and its bytes. */
export async function measurePages(): Promise<Finding[]> {
  const home = buildBareApp(process.cwd())
  return withRunningApp((app) =>
    withBareApp(home, async (bare) => {
      const pages = await visitPages(app.url, pageNames)
      const contests = pages.map((page) => ({
        name: page.name,
        ours: { page, pid: app.pid },
        bare: { page: { name: 'bare', url: `${bare.url}/asked`, cookie: '' }, pid: bare.pid },
        times: { ours: [], bare: [] },
      }))
      for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
        for (const contest of contests)
          await race(contest, { first: round % 2 === 0 ? 'ours' : 'bare', counts: round >= WARM_UP })
      }
      return Promise.all(contests.map(tell))
    }),
  )
}

interface Contest {
  name: string
  ours: Served
  bare: Served
  times: Times
}

async function race(contest: Contest, { first, counts }: { first: keyof Times; counts: boolean }): Promise<void> {
  for (const side of first === 'ours' ? (['ours', 'bare'] as const) : (['bare', 'ours'] as const)) {
    const spent = await spentOn(contest[side])
    if (counts) contest.times[side].push(spent)
  }
}

async function tell({ name, ours, times }: Contest): Promise<Finding> {
  const ratios = times.ours.map((time, round) => time / (times.bare[round] ?? Number.NaN))
  const sent = await ask(ours.page)
  const [raw, compressed] = [Buffer.byteLength(sent) / 1_000, gzipSync(sent).length / 1_000]
  const [mostRaw, mostCompressed] = ALLOWED[name] ?? [0, 0]
  const size = `${raw.toFixed(1)} KB (at most ${mostRaw}), ${compressed.toFixed(1)} KB gzipped (at most ${mostCompressed})`
  const [mine, theirs] = [median(times.ours).toFixed(2), median(times.bare).toFixed(2)]
  const cpu = `${mine} ms of CPU, a bare page ${theirs} ms, ${median(ratios).toFixed(2)} (${spreadOf(ratios)}) of bare`
  return { text: `${name.padEnd(12)} ${cpu}; ${size}`, kept: raw <= mostRaw && compressed <= mostCompressed }
}

/** CPU milliseconds of the process that serves a page, for one answer. */
async function spentOn({ page, pid }: Served): Promise<number> {
  const before = cpuSecondsOf(pid)
  for (let count = 0; count < REPEATS; count += 1) await ask(page)
  return (1_000 * (cpuSecondsOf(pid) - before)) / REPEATS
}

async function ask({ url, cookie }: VisitedPage): Promise<string> {
  const answer = await fetch(url, { headers: { cookie, accept: 'text/html' }, redirect: 'manual' })
  if (answer.status !== 200) throw new Failure(`${url} answered with ${answer.status}.`)
  return answer.text()
}
