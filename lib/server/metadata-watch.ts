import type { TraceListener } from 'singpass-client'
import type { LogEvent } from './log.ts'

/** Watches the fetches that no login waits for, and that no login would tell of. */
export interface MetadataWatch {
  trace: TraceListener
  /** Whether the newest fetch of metadata or keys brought nothing that could be used. */
  isDegraded(): boolean
}

type MetadataFailed = Extract<LogEvent, { event: 'metadata_failed' }>

/**
 * Listens for fetches of a connection's metadata and keys, and reports each that failed.
 *
 * Logins go on with the copy for a day, unseen; an operator should know before it ends.
 */
export function watchMetadata(connection: string, report: (event: MetadataFailed) => void): MetadataWatch {
  const failing = new Set<string>()
  const failed = (endpoint: string, details: Pick<MetadataFailed, 'status' | 'check'>) => {
    failing.add(endpoint)
    report({ event: 'metadata_failed', connection, endpoint, ...details, alarm: 'metadata' })
  }
  const trace: TraceListener = (event) => {
    if (event.kind === 'call' && isMetadata(event.endpoint)) {
      if (event.status === 200) failing.delete(event.endpoint)
      else failed(event.endpoint, { status: event.status })
    }
    if (event.kind === 'check' && !event.passed) {
      const [endpoint = ''] = event.name.split('.')
      if (isMetadata(endpoint)) failed(endpoint, { check: event.name })
    }
  }
  return { trace, isDegraded: () => failing.size > 0 }
}

function isMetadata(endpoint: string): boolean {
  return endpoint === 'discovery' || endpoint === 'jwks'
}
