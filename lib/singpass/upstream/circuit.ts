import { type SingpassEndpoint, SingpassError } from '../errors.ts'

/** When a circuit opens, and for how long nobody is let through. */
export interface CircuitSettings {
  /** Time-outs in a row that open it. */
  timeouts?: number
  /** Milliseconds until one call is let through to see. */
  pause?: number
}

/** Told when an endpoint stops being asked, and when it is asked again. */
export type CircuitListener = (change: { endpoint: SingpassEndpoint; isOpen: boolean }) => void

/** How a call that was let through ended. `late`: it got all the time that a call may have, and no answer. */
export type CallEnd = 'answered' | 'late' | 'other'

/** Keeps applicants from waiting for endpoints that do not answer. */
export interface Circuit {
  /**
   * Lets a call through, and gives what has to be told of its end.
   *
   * @throws SingpassError `unavailable`, `notAsked`, while the endpoint is given its pause.
   */
  enter(endpoint: SingpassEndpoint): (end: CallEnd) => void
}

interface State {
  late: number
  /** On the monotonic clock, while open. */
  openUntil?: number
  isProbed: boolean
}

/**
 * A circuit for each endpoint of one peer: after five time-outs in a row nobody asks it for ten seconds, then one call is let
 * through at a time, and whatever answer it gets closes the circuit. An endpoint that refuses or breaks connections costs
 * nobody any time, and opens nothing.
 */
export function createCircuit(
  { timeouts = 5, pause = 10_000 }: CircuitSettings = {},
  changed?: CircuitListener,
): Circuit {
  const states = new Map<SingpassEndpoint, State>()

  function end(endpoint: SingpassEndpoint, state: State, how: CallEnd): void {
    state.isProbed = false
    if (how === 'other') return
    state.late = how === 'late' ? state.late + 1 : 0
    const wasOpen = state.openUntil !== undefined
    const isOpen = state.late >= timeouts
    state.openUntil = isOpen ? performance.now() + pause : undefined
    if (wasOpen !== isOpen) changed?.({ endpoint, isOpen })
  }

  return {
    enter(endpoint) {
      const state = states.get(endpoint) ?? { late: 0, isProbed: false }
      states.set(endpoint, state)
      if (state.openUntil !== undefined) {
        if (state.isProbed || performance.now() < state.openUntil) throw notAsked(endpoint)
        state.isProbed = true
      }
      return (how) => end(endpoint, state, how)
    },
  }
}

function notAsked(endpoint: SingpassEndpoint): SingpassError {
  return new SingpassError('unavailable', `the ${endpoint} endpoint is not asked: it did not answer`, {
    endpoint,
    notAsked: true,
  })
}
