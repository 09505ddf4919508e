/** The simulator's own idea of time: the machine's, moved by an offset that tests and the admin calls set. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number
  /** Epoch seconds, as tokens carry them. */
  seconds(): number
  /** Moves the clock to this many seconds ahead of the machine; negative is behind. */
  setOffset(seconds: number): void
  offset(): number
}

/** A clock that follows `source` (epoch milliseconds) until it is given an offset. */
export function createClock(source: () => number): Clock {
  let offsetSeconds = 0
  const now = () => source() + offsetSeconds * 1000
  return {
    now,
    seconds: () => Math.floor(now() / 1000),
    setOffset(seconds) {
      offsetSeconds = seconds
    },
    offset: () => offsetSeconds,
  }
}
