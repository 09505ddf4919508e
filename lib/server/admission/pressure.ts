import { type EventLoopUtilization, performance } from 'node:perf_hooks'

/** How hard this process is pressed. */
export interface Pressure {
  /** Whether there have been requests in line for so long that a queue stands. */
  isStanding: boolean
  /** Milliseconds by which the event loop came late the last time. */
  lag: number
  /** Counts the turns of the event loop, as far as it was looked at. */
  turn: number
}

/** Milliseconds between two looks. */
export const LOOK_MS = 10

/** Milliseconds that a line has to stand, and over which utilization is judged. */
const WINDOW_MS = 500

/** Utilization below which a queue is gone. */
const GONE = 0.85

/** What pressure is read from; a test gives its own. */
export interface Gauges {
  now(): number
  utilization(since?: EventLoopUtilization): EventLoopUtilization
}

const ofProcess: Gauges = {
  now: () => performance.now(),
  utilization: (since) => performance.eventLoopUtilization(since),
}

/**
 * Judges the pressure of this process each time that `look` is called, which has to be every ten milliseconds, and is told how
 * many wait in line.
 *
 * A burst is no queue: its line comes to an end. A queue stands where there was a line for half a second, and is gone once
 * there is none and a half second had pauses.
 */
export function createPressure({ now, utilization }: Gauges = ofProcess): {
  pressure: Pressure
  look(inLine: number): void
} {
  const pressure: Pressure = { isStanding: false, lag: 0, turn: 0 }
  let lookedAt = now()
  let windowAt = lookedAt
  let before = utilization()
  let linedSince: number | undefined
  return {
    pressure,
    look(inLine) {
      const at = now()
      pressure.lag = Math.max(0, at - lookedAt - LOOK_MS)
      pressure.turn += 1
      lookedAt = at
      linedSince = inLine > 0 ? (linedSince ?? at) : undefined
      if (linedSince !== undefined && at - linedSince >= WINDOW_MS) pressure.isStanding = true
      if (at - windowAt < WINDOW_MS) return
      if (inLine === 0 && utilization(before).utilization < GONE) pressure.isStanding = false
      before = utilization()
      windowAt = at
    },
  }
}
