import { gzipSync } from 'node:zlib'
import { withRunningApp } from '../../nodes/running-app.ts'
import { Failure } from '../../stack/failure.ts'
import { median, spreadOf } from '../cpu.ts'
import type { Finding } from '../finding.ts'
import { cpuSecondsOf } from '../process-cpu.ts'
import { buildBareApp, withBareApp } from './bare-app.ts'
import { type VisitedPage, visitPages } from './visits.ts'

/** Rounds that count, those in which both warm up, and how often a page is asked for in each. */
const [ROUNDS, WARM_UP, REPEATS] = [7, 2, 20]

/** Kilobytes that each page may have, and as many as travel compressed. */
const ALLOWED: Record<string, readonly [raw: number, compressed: number]> = {
  start: [32.5, 7.1],
  form: [37.5, 9.1],
  'form by hand': [42, 11.1],
  'form of many': [40, 9.2],
  review: [30.5, 6.8],
  receipt: [26.8, 6.3],
}

interface Served {
  page: VisitedPage
  pid: number
}

/** What each page costs the server, against a bare page of the same Next.js that is made for each request; and its bytes. */
export async function measurePages(): Promise<Finding[]> {
  const home = buildBareApp(process.cwd())
  return withRunningApp((app) =>
    withBareApp(home, async (bare) => {
      const pages = await visitPages(app.url)
      const findings: Finding[] = []
      for (const [name, page] of Object.entries(pages)) {
        const rival = { page: { url: `${bare.url}/asked`, cookie: '' }, pid: bare.pid }
        findings.push(await compare(name, { page, pid: app.pid }, rival))
      }
      return findings
    }),
  )
}

async function compare(name: string, ours: Served, bare: Served): Promise<Finding> {
  const times: { ours: number; bare: number }[] = []
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const first = round % 2 === 0 ? await spentOn(ours) : undefined
    const bareTime = await spentOn(bare)
    const time = { ours: first ?? (await spentOn(ours)), bare: bareTime }
    if (round >= WARM_UP) times.push(time)
  }
  const ratios = times.map((time) => time.ours / time.bare)
  const [mine, theirs] = [median(times.map((time) => time.ours)), median(times.map((time) => time.bare))]
  const sent = await ask(ours.page)
  const [raw, compressed] = [Buffer.byteLength(sent) / 1_000, gzipSync(sent).length / 1_000]
  const [mostRaw, mostCompressed] = ALLOWED[name] ?? [0, 0]
  const size = `${raw.toFixed(1)} KB (at most ${mostRaw}), ${compressed.toFixed(1)} KB gzipped (at most ${mostCompressed})`
  const cpu = `${mine.toFixed(2)} ms of CPU, a bare page ${theirs.toFixed(2)} ms, ${median(ratios).toFixed(2)} (${spreadOf(ratios)}) of bare`
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
