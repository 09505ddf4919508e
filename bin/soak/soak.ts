import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { gather } from '../nodes/crowd.ts'
import { crowdLimits } from '../nodes/nodes.ts'
import { withRunningApp } from '../nodes/running-app.ts'
import { freePorts } from '../stack/ports.ts'
import type { Sample } from './slope.ts'

export interface SoakSettings {
  minutes: number
  /** Applicants at the same time who fill in by hand; one more logs in and retrieves, over and over. */
  together: number
  /** Seconds between two samples. */
  every: number
  /** Megabytes that the old objects of the node's heap may take. */
  heap: number
  signal: AbortSignal
  report(line: string): void
}

/** What came of a soak. */
export interface Soaked {
  samples: readonly Sample[]
  applications: number
  retrievals: number
  requests: number
  failed: readonly string[]
}

/** Has applicants make whole journeys for so long, and looks at the node's memory and event loop meanwhile. */
export async function soak({ minutes, together, every, heap, signal, report }: SoakSettings): Promise<Soaked> {
  const [metricsPort = 0] = await freePorts(1)
  return withRunningApp(
    async ({ url, pid }) => {
      report('the application is up')
      process.env.E2E_APP_URL = url
      const { tally, goHome } = await gather({ called: 'SOAKED', together, signal })
      const retrieving = startRetrieving(signal)
      const began = performance.now()
      const samples: Sample[] = []
      const elapsed = () => (performance.now() - began) / 60_000
      while (elapsed() < minutes && !signal.aborted) {
        await sleep(every * 1_000, undefined, { signal }).catch(() => undefined)
        const journeys = tally.acknowledged.size + retrieving.count()
        const p99 = await eventLoopOf(metricsPort)
        samples.push({ minutes: elapsed(), journeys, megabytes: megabytesOf(pid), p99 })
        const { megabytes } = samples.at(-1) ?? { megabytes: 0 }
        report(
          `${elapsed().toFixed(1)} of ${minutes} minutes, ${journeys} journeys, ${megabytes.toFixed(0)} MB, event loop ${p99.toFixed(0)} ms (99 of 100), ${tally.failed.length} failed`,
        )
      }
      const retrievals = await retrieving.stop()
      const { requests, failed, acknowledged } = await goHome()
      const failures = [...failed, ...retrieving.failed]
      return { samples, applications: acknowledged.size, retrievals, requests, failed: failures }
    },
    'demo',
    {
      LIMITS: crowdLimits,
      METRICS_PORT: String(metricsPort),
      NODE_OPTIONS: `--max-old-space-size=${heap}`,
    },
  )
}

/** Somebody new logs in with Singpass and opens the form that Myinfo fills, again and again. */
function startRetrieving(signal: AbortSignal) {
  let isOver = false
  let retrieved = 0
  const failed: string[] = []
  const work = (async () => {
    const { createVisitor, retrieveByHttp } = await import('../browser/journey-by-http.ts')
    while (!isOver && !signal.aborted) {
      const visitor = await createVisitor()
      const page = await retrieveByHttp(visitor).catch((error: Error) => error)
      await visitor.context.dispose()
      if (!(page instanceof Error) && page.url.pathname.endsWith('/apply')) retrieved += 1
      else
        failed.push(page instanceof Error ? `retrieval: ${page.message.split('\n')[0]}` : `retrieval: ${page.status}`)
    }
  })()
  return {
    failed,
    count: () => retrieved,
    async stop() {
      isOver = true
      await work
      return retrieved
    },
  }
}

function megabytesOf(pid: number): number {
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1_024
}

/** How late the event loop came, in 99 of 100 cases since it was asked the last time; in milliseconds. */
async function eventLoopOf(port: number): Promise<number> {
  const text = await fetch(`http://127.0.0.1:${port}/metrics`).then((answer) => answer.text())
  return Number(/^nodejs_eventloop_lag_p99_seconds (\S+)/m.exec(text)?.[1]) * 1_000
}
