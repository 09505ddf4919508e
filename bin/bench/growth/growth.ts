import { beginSomebody, calls } from '../../../lib/storage/testing/calls.ts'
import type { Crowd } from '../../../lib/storage/testing/strangers.ts'
import { median } from '../cpu.ts'
import type { Finding } from '../finding.ts'
import { measureIdleSessions } from './idle-sessions.ts'
import { type TwoDatabases, withTwoDatabases } from './two-databases.ts'

const FEW: Crowd = { applications: 1_000, sessions: 1_000 }
const MANY: Crowd = { applications: 1_000_000, sessions: 100_000 }

/** Rounds that count, and those before them. */
const [ROUNDS, WARM_UP] = [21, 4]

/** How many times as long a call may take among many people. */
const MOST = 2

/**
 * How long each call of the stores takes among a million applications and a hundred thousand live sessions, and among a
 * thousand of each, in turns; and what ten thousand sessions that nobody uses cost the application's memory.
 */
export async function measureGrowth(): Promise<Finding[]> {
  return [...(await measureCalls({ few: FEW, many: MANY })), await measureIdleSessions()]
}

/** The calls alone, among as many people as are said. */
export function measureCalls(crowds: { few: Crowd; many: Crowd }): Promise<Finding[]> {
  return withTwoDatabases(crowds, async (databases) => {
    const findings: Finding[] = []
    for (const name of Object.keys(calls)) {
      const finding = await measureCall(name, databases)
      // Other work may have come in between: what grows is too slow the second time as well.
      findings.push(finding.kept ? finding : await measureCall(name, databases))
    }
    return findings
  })
}

async function measureCall(name: string, { few, many }: TwoDatabases): Promise<Finding> {
  const times: Record<'few' | 'many', number[]> = { few: [], many: [] }
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const order = round % 2 === 0 ? (['few', 'many'] as const) : (['many', 'few'] as const)
    for (const side of order) {
      const time = await timeOf(name, side === 'few' ? few : many)
      if (round >= WARM_UP) times[side].push(time)
    }
  }
  const [among, amongMany] = [median(times.few), median(times.many)]
  const ratio = amongMany / among
  const text = `${name}: ${among.toFixed(1)} ms, among many ${amongMany.toFixed(1)}, ${ratio.toFixed(2)} times`
  return { text, kept: ratio <= MOST }
}

/** Milliseconds; what somebody needs for the call lies ready before. */
async function timeOf(name: string, storage: Parameters<typeof beginSomebody>[0]): Promise<number> {
  const one = await beginSomebody(storage)
  const start = performance.now()
  await calls[name]?.(storage, one)
  return performance.now() - start
}
