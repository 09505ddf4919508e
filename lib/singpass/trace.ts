import type { SingpassEndpoint } from './errors.ts'

/**
 * What one step did, redacted by construction: no field can hold a token, a key or a person.
 *
 * For the step inspector, metrics, the doctor and whoever watches over metadata.
 */
export type TraceEvent =
  | {
      kind: 'call'
      endpoint: SingpassEndpoint
      method: string
      host: string
      status?: number
      milliseconds: number
      try: number
      /** Our own transaction number, which the peer logs too; tells nothing about the person. */
      transaction?: string
    }
  | { kind: 'signed'; what: 'pki' | 'client_assertion' | 'dpop_proof'; alg: string; kid?: string }
  | { kind: 'check'; name: string; passed: boolean }

export type TraceListener = (event: TraceEvent) => void

/**
 * Runs one check and reports how it ended.
 *
 * The error of a check that fails passes through unchanged.
 */
export async function traceCheck<T>(name: string, check: () => T | Promise<T>, trace?: TraceListener): Promise<T> {
  let passed = false
  try {
    const result = await check()
    passed = true
    return result
  } finally {
    trace?.({ kind: 'check', name, passed })
  }
}
