/** Where a tour stands in one browser. */
export interface TourState {
  tour: string
  /** From 0. */
  step: number
  /** Goes on by itself. */
  playing: boolean
  /** Shown on the presenter's stage, and not above the pages themselves. */
  stage: boolean
  product: string
  person: string
  fault?: string | undefined
  /** Path and query of the page that stands on the stage. */
  at?: string
  /** The part of that page that the step is about: `#standing`. */
  anchor?: string
  /** Of the application that the tour has sent. */
  reference?: string
}

/** Tours under way, by the token of the browser that they are shown in. */
export interface Tours {
  of(browser: string): TourState | undefined
  set(browser: string, state: TourState): void
  end(browser: string): void
}

const most = 100

/** An empty list; the oldest goes where there are too many. */
export function createTours(): Tours {
  const states = new Map<string, TourState>()
  return {
    of: (browser) => states.get(browser),
    set(browser, state) {
      states.delete(browser)
      states.set(browser, state)
      const [oldest] = states.keys()
      if (states.size > most && oldest !== undefined) states.delete(oldest)
    },
    end: (browser) => void states.delete(browser),
  }
}
