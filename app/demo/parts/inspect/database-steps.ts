import { storeWords } from '@/lib/demo/store-words.ts'
import type { Journey } from '@/lib/server/demo/journeys.ts'

/** All calls of one step of our stores, summed up. */
export interface DatabaseSum {
  /** `attempts.put` */
  name: string
  /** What it is for. */
  words: string
  times: number
  /** How many of them were not answered. */
  unanswered: number
  /** Of all of them together. */
  milliseconds: number
}

/** What our own stores did for a journey, by step, in the order in which each was first done. */
export function databaseSums({ database }: Pick<Journey, 'database'>): DatabaseSum[] {
  const sums = new Map<string, DatabaseSum>()
  for (const { store, step, milliseconds, answered } of database) {
    const name = `${store}.${step}`
    const before = sums.get(name) ?? { times: 0, unanswered: 0, milliseconds: 0 }
    sums.set(name, {
      name,
      words: storeWords[name] ?? '',
      times: before.times + 1,
      unanswered: before.unanswered + (answered ? 0 : 1),
      milliseconds: before.milliseconds + milliseconds,
    })
  }
  return [...sums.values()]
}

/** Milliseconds with one digit: most steps take less than two. */
export function tenths(milliseconds: number): string {
  return `${milliseconds.toFixed(1)} ms`
}
