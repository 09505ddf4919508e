import { invalidResponse, type SingpassEndpoint } from './errors.ts'
import type { TraceListener } from './trace.ts'

/** One check of an answer: refuses when it did not pass, and reports either way. */
export type Check = (name: string, passed: boolean, message: string) => asserts passed

/**
 * Builds the check of one endpoint's answers.
 *
 * The listener learns the name and the outcome, the error the name and a fixed message; neither learns a value.
 *
 * @throws SingpassError `response_invalid` from the returned function.
 */
export function buildCheck(endpoint: SingpassEndpoint, trace?: TraceListener): Check {
  return (name, passed, message) => {
    trace?.({ kind: 'check', name, passed })
    if (!passed) throw invalidResponse(name, message, { endpoint })
  }
}
