import pino from 'pino'
import type { Alarm } from './alarm.ts'
import { metrics } from './metrics/metrics.ts'
import { currentOrigin } from './origin/part.ts'
import { openLogOutput } from './output/log-output.ts'

/**
 * Everything the application may write to its log. A closed union: a field that is not here cannot be logged, so no
 * name, NRIC, token or answer can.
 */
export type LogEvent =
  | { event: 'started'; connections: string; demo: boolean }
  /** The embedded database had ended or hung, and another serves in its place. */
  | { event: 'database_replaced' }
  /** Asked to end: unready at once, closed after the drain. */
  | { event: 'stopping'; signal: string; milliseconds: number }
  /** The last line of a process; `finished` is false where something under way was cut off. */
  | { event: 'stopped'; finished: boolean }
  /** The log could not be written for a while, and so many lines are missing from it. */
  | { event: 'lines_dropped'; lines: number }
  | { event: 'setting_doubtful'; setting: string; rule: string }
  | { event: 'singpass_artwork_missing'; use: string; products: string }
  | { event: 'login_started'; connection: string; product: string }
  | { event: 'retrieved'; connection: string; product: string; milliseconds: number }
  /** Paths of the wire where something stood that nobody could read; each once in the life of a process. */
  | { event: 'unreadable'; connection: string; paths: readonly string[] }
  | {
      event: 'retrieval_failed'
      connection: string
      product: string
      code: string
      endpoint?: string
      status?: number
      error?: string
      check?: string
      alarm?: Alarm
      reference: string
    }
  | { event: 'metadata_failed'; connection: string; endpoint?: string; status?: number; check?: string; alarm: Alarm }
  /** A page was asked for under another host than APP_URL's; `sent`: and was sent there. Each host once. */
  | { event: 'other_host'; asked: string; expected: string; sent: boolean }
  | { event: 'callback_refused'; reason: string; reference: string }
  | { event: 'post_refused'; route: string; reason: string; status: number; reference: string }
  | { event: 'staff_signed_in' }
  | { event: 'staff_refused' }
  | { event: 'staff_forbidden'; route: string; member: string }
  | { event: 'delivery_replayed'; delivery: string; by: string }
  | { event: 'erased'; by: string; applications: number }
  | { event: 'submitted'; product: string; connection: string; repeated: boolean }
  | { event: 'discarded'; product: string }
  | { event: 'purged'; counts: Readonly<Record<string, number>> }
  | { event: 'purge_failed'; reason: string; alarm?: Alarm }
  | { event: 'audit_anchored'; at: string; keyId: string; numbers: readonly number[]; root: string }
  | { event: 'anchor_failed'; reason: string }
  | { event: 'storage_unavailable'; route: string; reason?: string; reference: string }
  | { event: 'receipts_cold'; name: string; reason: string }
  /** Connections beyond this many are closed at once. */
  | { event: 'connections_full'; most: number }
  | { event: 'request_refused'; reason: string; status: number }
  /** So many more of these two in so many seconds, which have no line of their own. */
  | { event: 'repeated'; of: string; reason?: string; status?: number; most?: number; count: number; seconds: number }
  | { event: 'framework'; text?: string; name?: string; at?: string; digest?: string }
  | {
      event: 'delivery_attempted'
      receiver: string
      delivery: string
      about: string
      attempts: number
      result: string
      outcome: string
      milliseconds: number
      alarm?: Alarm
    }
  | {
      event: 'delivery_backlog'
      receiver: string
      named: boolean
      waiting: number
      parked: number
      minutes: number
      alarm: Alarm
    }
  | { event: 'api_refused'; route: string; reason: string; status: number; client?: string; reference: string }
  | { event: 'circuit_opened'; connection: string; endpoint: string; alarm: Alarm }
  | { event: 'circuit_closed'; connection: string; endpoint: string }
  | { event: 'certificate_ends'; certificate: string; days: number; alarm: Alarm }
  | { event: 'key_old'; key: string; days: number; alarm: Alarm }
  | { event: 'decided'; decision: string; client: string; repeated: boolean }
  | { event: 'unexpected'; route: string; name: string; reference: string }

/** Bytes of lines that wait while nobody reads the log, or its disk is full: some 40,000 lines. */
const mostWaiting = 8_000_000

const output = openLogOutput(1, {
  most: mostWaiting,
  onRegained: (lines) => record('warn', { event: 'lines_dropped', lines }),
})

/** Resolves once what was recorded is written, or cannot be; within a second. */
export const recorded = output.written

const logger = pino({ base: undefined, timestamp: pino.stdTimeFunctions.isoTime }, output)

/**
 * Writes one JSON line, and counts it. Text that came from outside is cut to 100 characters; JSON escapes the rest. What is
 * done on behalf of a request has its id as `reference`; every other line has the part that wrote it, and the run of that part.
 */
export function record(level: 'info' | 'warn' | 'error', event: LogEvent): void {
  metrics().count(event)
  const origin = 'reference' in event && event.reference ? {} : currentOrigin()
  logger[level](
    Object.fromEntries(
      Object.entries({ ...event, ...origin }).map(([key, value]) => [
        key,
        typeof value === 'string' ? value.slice(0, 100) : value,
      ]),
    ),
  )
}
