import type { ServerResponse } from 'node:http'

/** Requests that wait until they may begin, in the order in which they came. */
export interface Line {
  length(): number
  /** Waits at the end of the line; who goes away leaves it. */
  join(response: Pick<ServerResponse, 'once'>, begin: () => void): void
  /** Begins the one that has waited longest, if there is one. */
  takeFirst(): void
}

/** A line with nobody in it. */
export function createLine(): Line {
  const waiting = new Set<() => void>()
  return {
    length: () => waiting.size,
    join(response, begin) {
      waiting.add(begin)
      response.once('close', () => waiting.delete(begin))
    },
    takeFirst() {
      const [first] = waiting
      if (!first) return
      waiting.delete(first)
      first()
    },
  }
}
