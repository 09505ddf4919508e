import { invalidResponse, type SingpassEndpoint, SingpassError } from '../errors.ts'
import type { CheckedThing, TraceListener } from './events.ts'

/** One check of an answer: refuses when it did not pass, and reports either way. */
export type Check = (name: string, passed: boolean, message: string) => asserts passed

/** What is checked, for the error and for the trace. */
export interface Checked {
  /** The call whose answer is checked; it becomes part of the error. */
  endpoint: SingpassEndpoint
  of: CheckedThing
  trace?: TraceListener
}

/**
 * Builds the check of one thing that a peer sent.
 *
 * The listener learns the name and the outcome, the error the name and a fixed message; neither learns a value.
 *
 * @throws SingpassError `response_invalid` from the returned function.
 */
export function buildCheck({ endpoint, of, trace }: Checked): Check {
  return (name, passed, message) => {
    trace?.({ kind: 'check', of, name, passed })
    if (!passed) throw invalidResponse(name, message, { endpoint })
  }
}

/**
 * Builds the check of what ties a callback to its attempt; what fails is no fault of the peer.
 *
 * @throws SingpassError `attempt_unknown` from the returned function.
 */
export function buildAttemptCheck(trace?: TraceListener): Check {
  return (name, passed, message) => {
    trace?.({ kind: 'check', of: 'callback', name, passed })
    if (!passed) throw new SingpassError('attempt_unknown', message, { endpoint: 'authorise' })
  }
}
