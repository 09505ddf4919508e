import { type EventLoopUtilization, performance } from 'node:perf_hooks'

/** How hard this process is pressed. */
export interface Pressure {
  /** Whether it has been busy without a pause for so long that a queue stands. */
  isStanding: boolean
  /** Milliseconds by which the event loop came late the last time. */
  lag: number
  /** Counts the turns of the event loop, as far as it was looked at. */
  turn: number
}

/** Milliseconds between two looks; over which utilization is judged. */
const LOOK_MS = 10
const WINDOW_MS = 500

/** Utilization from which a queue stands, once the loop is late as well; below which it is gone. */
const STANDS = 0.97
const GONE = 0.85
const LATE_MS = 30

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
 * Judges the pressure of this process each time that `look` is called, which has to be every ten milliseconds.
 *
 * A burst is no queue: the loop is late for a moment and free again. A queue stands where the loop was busy for all of half
 * a second and late at its end, and is gone once a half second had pauses.
 */
export function createPressure({ now, utilization }: Gauges = ofProcess): { pressure: Pressure; look(): void } {
  const pressure: Pressure = { isStanding: false, lag: 0, turn: 0 }
  let lookedAt = now()
  let windowAt = lookedAt
  let before = utilization()
  return {
    pressure,
    look() {
      const at = now()
      pressure.lag = Math.max(0, at - lookedAt - LOOK_MS)
      pressure.turn += 1
      lookedAt = at
      if (at - windowAt < WINDOW_MS) return
      const { utilization: used } = utilization(before)
      if (used >= STANDS && pressure.lag >= LATE_MS) pressure.isStanding = true
      if (used < GONE && pressure.lag < LATE_MS) pressure.isStanding = false
      before = utilization()
      windowAt = at
    },
  }
}

/** Looks at this process over and over, without keeping it alive. */
export function watchPressure(): Pressure {
  const { pressure, look } = createPressure()
  setInterval(look, LOOK_MS).unref()
  return pressure
}
