import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { TraceListener } from 'singpass-client'
import type { Backlog } from '@/lib/delivery/outbox/outbox.ts'
import { alarms } from '../alarm.ts'
import type { LogEvent } from '../log.ts'
import { createDeliveryMetrics } from './delivery-metrics.ts'

/** What is counted of this process. No label holds anything that a person typed or is. */
export interface Metrics {
  registry: Registry
  /** Counts a line of the log: the step of a journey that it tells of, and its alarm. */
  count(event: LogEvent): void
  /** Listens to the calls of one connection. */
  watchUpstream(connection: string): TraceListener
  /** What waits for each receiver now. */
  backlogs(found: readonly Backlog[], now: number): void
  /** A purge went through. */
  purged(now: number): void
  /** Reads the connections to the database from now on, at each scrape. */
  watchConnections(read: () => Connections): void
  /** What is kept now of what expires, by its kind. */
  alive(counts: Readonly<Record<string, number>>): void
  /** Until when a certificate that we show or trust holds, in epoch milliseconds. */
  certificate(name: string, until: number): void
  /** Since when a key of ours is in use, in epoch milliseconds. */
  key(name: string, since: number): void
  /** Whether an endpoint of a connection is not asked for a while. */
  circuit(connection: string, endpoint: string, isOpen: boolean): void
}

/** A node's connections to its database, and how many wait for one. */
export interface Connections {
  busy: number
  idle: number
  waiting: number
}

const ofProcess: typeof globalThis & { myinfoMetrics?: Metrics } = globalThis

/** The process's metrics. A bundler may load this module more than once; they are one all the same. */
export function metrics(): Metrics {
  ofProcess.myinfoMetrics ??= createMetrics()
  return ofProcess.myinfoMetrics
}

/** Metrics of their own, with those of Node.js: event-loop lag, memory, CPU, garbage. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const countLine = countersOf(registers)
  const calls = new Histogram({
    name: 'onboarding_upstream_seconds',
    help: 'How long Singpass and Myinfo took to answer.',
    labelNames: ['connection', 'endpoint', 'result'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8],
    registers,
  })
  const circuits = new Gauge({
    name: 'onboarding_upstream_circuit_open',
    help: 'Whether an endpoint of Singpass is not asked for a while, since it timed out.',
    labelNames: ['connection', 'endpoint'],
    registers,
  })
  const deliveries = createDeliveryMetrics(registers)
  const purge = new Gauge({
    name: 'onboarding_purge_timestamp_seconds',
    help: 'When a purge last went through.',
    registers,
  })
  // Nothing rather than 0, which would be a purge in 1970 and an alarm at each start.
  purge.remove()
  const kept = keptGauges(registers)

  return {
    registry,
    count(event) {
      countLine(event)
      deliveries.count(event)
    },
    watchUpstream: (connection) => (event) => {
      if (event.kind !== 'call') return
      const { endpoint, status } = event
      const result = status === undefined ? 'none' : `${Math.floor(status / 100)}xx`
      calls.observe({ connection, endpoint, result }, event.milliseconds / 1_000)
    },
    circuit: (connection, endpoint, isOpen) => circuits.set({ connection, endpoint }, isOpen ? 1 : 0),
    backlogs: deliveries.backlogs,
    purged: (now) => purge.set(now / 1_000),
    ...kept,
  }
}

/** What lines of the log are counted by: steps of journeys, alarms, refusals at the door. */
function countersOf(registers: Registry[]): (event: LogEvent) => void {
  const steps = new Counter({
    name: 'onboarding_journey_steps_total',
    help: 'Steps that applicants made, by what came of them.',
    labelNames: ['step', 'outcome'],
    registers,
  })
  const raised = new Counter({
    name: 'onboarding_alarms_total',
    help: 'Lines of the log with an alarm; docs/runbook.md has a section for each.',
    labelNames: ['alarm'],
    registers,
  })
  // A series that begins at 1 has never increased, says Prometheus: the first alarm of each kind would be missed.
  for (const alarm of alarms) raised.inc({ alarm }, 0)
  const refused = new Counter({
    name: 'onboarding_refused_requests_total',
    help: 'Requests that were refused before anything read them, by why.',
    labelNames: ['reason'],
    registers,
  })
  return (event) => {
    const step = stepOf(event)
    if (step) steps.inc(step)
    if ('alarm' in event && event.alarm) raised.inc({ alarm: event.alarm })
    if (event.event === 'request_refused') refused.inc({ reason: event.reason })
  }
}

/** What is in use and what is kept: connections, what expires, certificates. */
function keptGauges(registers: Registry[]): Pick<Metrics, 'watchConnections' | 'alive' | 'certificate' | 'key'> {
  let read: () => Connections = () => ({ busy: 0, idle: 0, waiting: 0 })
  new Gauge({
    name: 'onboarding_database_connections',
    help: 'Connections of this node to the database, and calls that wait for one.',
    labelNames: ['state'],
    registers,
    collect() {
      for (const [state, count] of Object.entries(read())) this.set({ state }, count)
    },
  })
  const alive = new Gauge({
    name: 'onboarding_kept',
    help: 'What is kept for now and expires: retrieved persons and unfinished answers.',
    labelNames: ['kind'],
    registers,
  })
  const certificates = new Gauge({
    name: 'onboarding_certificate_expires_timestamp_seconds',
    help: 'Until when a certificate holds.',
    labelNames: ['certificate'],
    registers,
  })
  const keys = new Gauge({
    name: 'onboarding_key_since_timestamp_seconds',
    help: 'Since when a key is in use.',
    labelNames: ['key'],
    registers,
  })
  return {
    watchConnections(reader) {
      read = reader
    },
    alive(counts) {
      for (const [kind, count] of Object.entries(counts)) alive.set({ kind }, count)
    },
    certificate: (certificate, until) => certificates.set({ certificate }, until / 1_000),
    key: (key, since) => keys.set({ key }, since / 1_000),
  }
}

/** The step of a journey that a line tells of, and its outcome; of closed lists both. */
function stepOf(event: LogEvent): { step: string; outcome: string } | undefined {
  switch (event.event) {
    case 'login_started':
      return { step: 'login', outcome: 'started' }
    case 'retrieved':
      return { step: 'retrieval', outcome: 'retrieved' }
    case 'retrieval_failed':
      return { step: 'retrieval', outcome: event.code }
    case 'callback_refused':
      return { step: 'callback', outcome: 'refused' }
    case 'post_refused':
      return { step: 'form', outcome: 'refused' }
    case 'submitted':
      return { step: 'submission', outcome: event.repeated ? 'repeated' : 'stored' }
    case 'discarded':
      return { step: 'form', outcome: 'discarded' }
    case 'storage_unavailable':
      return { step: event.route, outcome: 'storage_unavailable' }
    case 'unexpected':
      return { step: event.route, outcome: 'unexpected' }
    default:
      return undefined
  }
}
