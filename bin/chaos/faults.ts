import { setTimeout as sleep } from 'node:timers/promises'
import type { ClientProgress } from './clients.ts'
import type { Cluster } from './cluster.ts'
import { LEASE_SECONDS } from './lease.ts'
import { seeded } from './seeded.ts'

/** What is done to the cluster, by the name under which it is counted. */
export const faultNames = [
  'node killed',
  'PostgreSQL killed',
  'receiver killed',
  'node stopped past its lease',
  'receiver stopped',
] as const
export type FaultName = (typeof faultNames)[number]

export interface FaultSettings {
  cluster: Cluster
  progress: ClientProgress
  seed: number
  /** So many acknowledged ones between two faults, so that there is something to lose. */
  every: number
  signal: AbortSignal
  report(line: string): void
}

/**
 * Does one thing after another to the cluster until it is told to stop: each kind once in order, then by chance. The
 * same seed does the same things in the same order.
 */
export async function wreak({
  cluster,
  progress,
  seed,
  every,
  signal,
  report,
}: FaultSettings): Promise<Map<FaultName, number>> {
  const random = seeded(seed ^ 0x5eed)
  const done = new Map<FaultName, number>()
  for (let count = 0; !signal.aborted; count++) {
    const target = progress.acknowledged + every
    while (progress.acknowledged < target && !signal.aborted) await sleep(50)
    if (signal.aborted) break
    const name =
      faultNames[count < faultNames.length ? count : Math.floor(random() * faultNames.length)] ?? 'node killed'
    const node = Math.floor(random() * cluster.nodes.length)
    report(`${name}${name.startsWith('node') ? ` (${node + 1})` : ''}`)
    await acts[name](cluster, node)
    done.set(name, (done.get(name) ?? 0) + 1)
  }
  return done
}

const acts: Record<FaultName, (cluster: Cluster, node: number) => Promise<unknown>> = {
  'node killed': ({ nodes }, node) => Promise.resolve(nodes[node]?.restart()),
  'node stopped past its lease': ({ nodes }, node) => Promise.resolve(nodes[node]?.pause((LEASE_SECONDS + 1) * 1_000)),
  'receiver killed': ({ receiver }) => receiver.restart(),
  'receiver stopped': ({ receiver }) => receiver.pause(1_500),
  'PostgreSQL killed': ({ database }) => database.restart(),
}
