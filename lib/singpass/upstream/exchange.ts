import type { SingpassEndpoint } from '../errors.ts'
import type { Deadline } from './deadline.ts'

/** One request as it will be sent. */
export interface UpstreamRequest {
  endpoint: SingpassEndpoint
  method: 'GET' | 'POST'
  url: URL
  headers: Record<string, string>
  body?: string
  /** Shared by every call of this step; a call never outlives it. */
  deadline: Deadline
  /** Milliseconds for this call alone. */
  timeout?: number
  /** 1 for the first try; reported to the trace only. */
  try?: number
  /** Our own transaction number, when the request carries one; reported to the trace only. */
  transaction?: string
  /** What the trace is told in place of a path that names a person. */
  shownPath?: string
}

/** An answer that was read whole. */
export interface UpstreamAnswer {
  status: number
  headers: Headers
  text: string
}
