import type { SingpassEndpoint } from './errors.ts'

/**
 * What one step did, redacted by construction: no field can hold a token, a key or a person.
 *
 * For the step inspector, metrics and the doctor; nothing listens in production by default.
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
    }
  | { kind: 'signed'; what: 'pki' | 'client_assertion' | 'dpop_proof'; alg: string; kid?: string }
  | { kind: 'check'; name: string; passed: boolean }

export type TraceListener = (event: TraceEvent) => void
