/** A part of the work, and what must lie ready before it is done so many times; making that ready is not counted. */
export interface Stage {
  prepare?: (times: number) => unknown
  work: () => unknown
}

/** Two ways to do the same work, and how often. */
export interface Contest {
  /** The stages that together are the work, or its only one. */
  ours: readonly Stage[] | Stage['work']
  bare: readonly Stage[] | Stage['work']
  /** Each round does both, in turns, so that a busy machine disturbs both alike. */
  rounds: number
  /** Times that the work is done in one round. */
  repeats: number
  /** Rounds before the first that counts, in which the code gets its final form; 1 unless said. */
  warmUp?: number
}

/** CPU milliseconds for the work done once, the median of the rounds, and how near ours comes to bare (1 is as fast). */
export interface Verdict {
  ours: number
  bare: number
  ratio: number
  /** That of each round. */
  ratios: readonly number[]
}

/** Compares CPU time, all threads of the process included. */
export async function compareCpu({ rounds, repeats, warmUp = 1, ...work }: Contest): Promise<Verdict> {
  const [ours, bare] = [stagesOf(work.ours), stagesOf(work.bare)]
  for (let round = 0; round < warmUp; round += 1) {
    await cpuOf(ours, repeats)
    await cpuOf(bare, repeats)
  }
  const times: { ours: number; bare: number }[] = []
  for (let round = 0; round < rounds; round += 1) {
    const first = round % 2 === 0 ? await cpuOf(ours, repeats) : undefined
    const bareTime = await cpuOf(bare, repeats)
    times.push({ ours: first ?? (await cpuOf(ours, repeats)), bare: bareTime })
  }

  const [oursTime, bareTime] = [median(times.map((time) => time.ours)), median(times.map((time) => time.bare))]
  const ratios = times.map((time) => time.bare / time.ours)
  return { ours: oursTime, bare: bareTime, ratio: median(ratios), ratios }
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const pair = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return ((pair[0] ?? Number.NaN) + (pair[1] ?? Number.NaN)) / 2
}

/** The lowest and the highest of some values, as `0.91 to 1.04`. */
export function spreadOf(values: readonly number[], digits = 2): string {
  return `${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)}`
}

function stagesOf(work: Contest['ours']): readonly Stage[] {
  return typeof work === 'function' ? [{ work }] : work
}

async function cpuOf(stages: readonly Stage[], repeats: number): Promise<number> {
  let spent = 0
  for (const { prepare, work } of stages) {
    await prepare?.(repeats)
    const before = process.cpuUsage()
    for (let turn = 0; turn < repeats; turn += 1) await work()
    const { user, system } = process.cpuUsage(before)
    spent += user + system
  }
  return spent / 1000 / repeats
}
