import { setTimeout as sleep } from 'node:timers/promises'
import { createStorage } from '../../lib/storage/database.ts'
import { type Crowd, gather } from './crowd.ts'
import type { AppNode, Nodes } from './nodes.ts'
import { NODE_HEADER } from './proxy.ts'
import { storedUnder } from './stored.ts'

/** Seconds within which a node that is asked to end has ended. */
const LONGEST_LEAVING = 15

/** Answers in a row by which a node is taken for one that the proxy sends people to again. */
const ANSWERS = 3

export interface TrialSettings {
  cluster: Nodes
  /** Applicants at the same time. */
  together: number
  signal: AbortSignal
  report(line: string): void
}

/** What came of a trial. */
export interface Trial {
  rounds: number
  requests: number
  failed: readonly string[]
  acknowledged: number
  seconds: number
  /** Every sentence says what must not have been. */
  violations: readonly string[]
}

/** Replaces one node after the other, as a deployment does, until so many requests were answered: none may fail. */
export function rollingRestart(settings: TrialSettings & { requests: number }): Promise<Trial> {
  const { cluster, requests, signal, report } = settings
  return trial({ ...settings, called: 'ROLLED', patient: false }, async (crowd) => {
    const violations: string[] = []
    let rounds = 0
    for (; crowd.tally.requests < requests && !signal.aborted; rounds += 1) {
      const node = cluster.nodes[rounds % cluster.nodes.length]
      if (node) violations.push(...(await replace(node, cluster)))
      report(`${rounds + 1} replaced, ${crowd.tally.requests} requests, ${crowd.tally.failed.length} failed`)
    }
    violations.push(...crowd.tally.failed.map((failed) => `failed: ${failed}`))
    return { rounds, violations }
  })
}

/** Kills one node after the other while applicants submit, who press again: nothing acknowledged may be lost or doubled. */
export function killRounds(settings: TrialSettings & { rounds: number }): Promise<Trial> {
  const { cluster, rounds, signal, report } = settings
  return trial({ ...settings, called: 'SLAIN', patient: true }, async (crowd) => {
    const violations: string[] = []
    let done = 0
    for (; done < rounds && !signal.aborted; done += 1) {
      const { acknowledged } = crowd.tally
      const before = acknowledged.size
      const node = cluster.nodes[done % cluster.nodes.length]
      await node?.kill()
      await node?.start()
      for (let tries = 0; tries < 1_200 && acknowledged.size === before && !signal.aborted; tries += 1) await sleep(50)
      if (acknowledged.size === before) violations.push(`nothing was acknowledged in the minute after kill ${done + 1}`)
      report(`${done + 1} of ${rounds} killed, ${acknowledged.size} acknowledged`)
    }
    return { rounds: done, violations }
  })
}

type Work = (crowd: Crowd) => Promise<Pick<Trial, 'rounds' | 'violations'>>

async function trial(
  { cluster, together, signal, called, patient }: TrialSettings & { called: string; patient: boolean },
  work: Work,
): Promise<Trial> {
  process.env.E2E_APP_URL = cluster.url
  const began = performance.now()
  const crowd = await gather({ called, together, patient, signal })
  const { rounds, violations } = await work(crowd)
  const { requests, failed, acknowledged } = await crowd.goHome()
  const seconds = Math.round((performance.now() - began) / 1_000)
  const lost = signal.aborted ? [] : await judge({ cluster, called, acknowledged })
  return { rounds, requests, failed, acknowledged: acknowledged.size, seconds, violations: [...violations, ...lost] }
}

/** Whether what is stored is what applicants were told, one application each, and the audit holds. */
async function judge({
  cluster,
  called,
  acknowledged,
}: Pick<TrialSettings, 'cluster'> & { called: string; acknowledged: ReadonlyMap<string, string> }): Promise<string[]> {
  const dataKeys = cluster.settings.DATA_KEYS ?? ''
  const storage = createStorage({ url: cluster.databaseUrl, dataKeys, retrievalMinutes: 30 })
  try {
    const stored = await storedUnder(called, { databaseUrl: cluster.databaseUrl, storage })
    const references = new Set(stored.map(([, reference]) => reference))
    const lost = [...acknowledged.values()].filter((reference) => !references.has(reference))
    const twice = stored.length - new Set(stored.map(([name]) => name)).size
    const { kind } = await storage.verifyAudit()
    return [
      ...lost.map((reference) => `${reference} was acknowledged and is not stored`),
      ...(twice > 0 ? [`${twice} applications are stored twice`] : []),
      ...(kind === 'intact' ? [] : [`the audit is ${kind}`]),
    ]
  } finally {
    await storage.close()
  }
}

/** Asks a node to end, and starts it anew; what was wrong about its leave. */
async function replace(node: AppNode, cluster: Nodes): Promise<string[]> {
  const left = node.leave()
  await sleep(500)
  const ready = await fetch(`${node.url}/api/readyz`).then(
    ({ status }) => status,
    () => 0,
  )
  const { seconds, log } = await left
  await node.start()
  await untilBalanced(node, cluster)
  return [
    ...(ready === 503 ? [] : [`${node.name} answered ${ready} at /api/readyz while it left`]),
    ...(seconds < LONGEST_LEAVING ? [] : [`${node.name} took ${seconds.toFixed(1)} seconds to end`]),
    ...(/"event":"stopped".*"finished":true/.test(log) ? [] : [`${node.name} did not say that it finished`]),
  ]
}

/** A deployment goes on when the proxy takes the new node for ready, however long that takes on a busy machine. */
async function untilBalanced({ name }: AppNode, { url }: Nodes): Promise<void> {
  const { createVisitor } = await import('../browser/journey-by-http.ts')
  const { context } = await createVisitor({ anyCertificate: true })
  const isAnswering = () =>
    context.get(`${url}/api/readyz`, { headers: { [NODE_HEADER]: name } }).then(
      (answer) => answer.ok() && answer.headers()[NODE_HEADER] === name,
      () => false,
    )
  for (let answers = 0; answers < ANSWERS; await sleep(500)) answers = (await isAnswering()) ? answers + 1 : 0
  await context.dispose()
}
