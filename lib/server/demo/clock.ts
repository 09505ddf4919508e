/** The demo's own clock: for what is shown, never for what expires. */
export interface DemoClock {
  /** Milliseconds that it is ahead of the real one. */
  ahead(): number
  /** Lets it be this moment now (epoch milliseconds), and go on from there; without one, the real time. */
  set(moment?: number): void
}

/** A clock that shows the real time until it is set. */
export function createDemoClock(now: () => number): DemoClock {
  let ahead = 0
  return {
    ahead: () => ahead,
    set(moment) {
      ahead = moment === undefined ? 0 : moment - now()
    },
  }
}
