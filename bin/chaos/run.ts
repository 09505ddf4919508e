import { setTimeout as sleep } from 'node:timers/promises'
import { check } from './check.ts'
import { type ClientProgress, startClients } from './clients.ts'
import { type Cluster, startCluster } from './cluster.ts'
import { type FaultName, wreak } from './faults.ts'
import { type Arrival, type ClientEvent, type History, readLines } from './history.ts'

export interface ChaosSettings {
  submissions: number
  together: number
  seed: number
  /** Acknowledged submissions between two faults. */
  every: number
  signal: AbortSignal
  report(line: string): void
}

/** What came of a run. */
export interface Figures extends ClientProgress {
  seconds: number
  faults: Record<string, number>
  arrivals: number
  effects: number
  repeats: number
  /** How long the outbox took to empty once the last fault was over. */
  secondsToEmpty: number
  violations: string[]
}

const LONGEST_EMPTYING_MS = 180_000

/** Submits, decides and delivers while things are killed; then reads what was recorded and says what it proves wrong. */
export async function runChaos(settings: ChaosSettings): Promise<Figures> {
  const { seed, report, signal } = settings
  const cluster = await startCluster(seed)
  try {
    report('PostgreSQL, two nodes and a receiver are up')
    return await measure(cluster, settings)
  } finally {
    report(signal.aborted ? 'stopping' : 'cleaning up')
    await cluster.stop()
  }
}

async function measure(cluster: Cluster, settings: ChaosSettings): Promise<Figures> {
  const { submissions, together, seed, every, signal, report } = settings
  const began = performance.now()
  const { progress, done } = startClients({
    nodes: cluster.addresses,
    submissions,
    together,
    history: cluster.histories.client,
    seed,
    signal,
  })
  const over = new AbortController()
  const stopped = AbortSignal.any([signal, over.signal])
  const telling = setInterval(() => report(`${progress.acknowledged} of ${submissions} acknowledged`), 5_000)
  const wreaking = wreak({ cluster, progress, seed, every, signal: stopped, report })
  await done
  over.abort()
  clearInterval(telling)
  const faults = await wreaking
  const calm = performance.now()
  await untilEmpty(cluster, signal)
  const secondsToEmpty = Math.round((performance.now() - calm) / 1_000)
  const history = await historyOf(cluster)
  const seconds = Math.round((performance.now() - began) / 1_000)
  return { ...progress, seconds, secondsToEmpty, ...countsOf(history, faults), violations: check(history) }
}

async function untilEmpty({ storage }: Cluster, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + LONGEST_EMPTYING_MS
  while (Date.now() < deadline && !signal.aborted) {
    const backlog = await storage.outbox.backlog().catch(() => undefined)
    if (backlog?.length === 0) return
    await sleep(250)
  }
}

async function historyOf({ histories, storage }: Cluster): Promise<History> {
  const deliveries = await storage.outbox.list({ limit: 10_000_000 })
  const { kind } = await storage.verifyAudit()
  return {
    client: readLines<ClientEvent>(histories.client),
    arrivals: readLines<Arrival>(histories.arrivals),
    deliveries,
    isAuditIntact: kind === 'intact',
  }
}

function countsOf({ arrivals }: History, faults: ReadonlyMap<FaultName, number>) {
  const effects = arrivals.filter(({ effect }) => effect).length
  return { arrivals: arrivals.length, effects, repeats: arrivals.length - effects, faults: Object.fromEntries(faults) }
}
