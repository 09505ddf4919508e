import { setTimeout as sleep } from 'node:timers/promises'
import type { BankApplications } from '../access/applications.ts'
import type { Outcome, Sender } from '../receivers/sender.ts'
import { composeMessage } from './compose.ts'
import type { Delivery, Outbox } from './outbox.ts'
import { isExhausted, pauseAfter, type RetryRule, retryRule } from './retry.ts'

/** What became of one attempt; holds no personal data, and nothing that the receiver said. */
export interface Attempted {
  receiver: string
  /** The delivery's ID. */
  delivery: string
  event: Delivery['event']
  attempts: number
  result: string
  outcome: 'delivered' | 'refused' | 'failed' | 'parked' | 'overtaken'
  milliseconds: number
}

/** How much one worker does at a time, and when; milliseconds unless the name says seconds. */
export interface WorkerTiming {
  /** At most so many deliveries to one receiver at the same time. */
  inFlight: number
  leaseSeconds: number
  /** How often to look for what is due, in milliseconds. */
  poll: number
  /** Shortest and longest pause while a receiver answers nothing, in milliseconds. */
  quiet: [shortest: number, longest: number]
  /** How long a stop waits for what is in flight, in milliseconds. */
  stop: number
  retry: RetryRule
}

/** Timing of a worker in production. */
export const workerTiming: WorkerTiming = {
  inFlight: 16,
  leaseSeconds: 60,
  poll: 1_000,
  quiet: [5_000, 60_000],
  stop: 15_000,
  retry: retryRule,
}

const FAILURES_IN_A_ROW = 5

/** What a worker needs: its receiver, who sends, and the outbox that it claims from. */
export interface WorkerParts {
  receiver: string
  sender: Sender
  outbox: Pick<Outbox, 'claim' | 'delivered' | 'refused' | 'failed'>
  applications: Pick<BankApplications, 'find' | 'decisionAt' | 'answerAt'>
  report(attempted: Attempted): void
  timing?: WorkerTiming
}

/** What delivers to one receiver until it is stopped. */
export interface Worker {
  /** Looks for what is due now instead of at the next turn. */
  nudge(): void
  /** Claims no more, and resolves when what is in flight has ended, or had its time. */
  stop(): Promise<void>
}

/**
 * Delivers to one receiver, on this node, until it is stopped.
 *
 * A receiver that fails holds its own places and nobody else's: after five failures in a row one delivery at a time is
 * tried, ever more seldom, until one succeeds; what is due and not claimed loses no attempt meanwhile. Whatever the
 * database does only delays the next look.
 */
export function startWorker(parts: WorkerParts): Worker {
  const { receiver, sender, outbox, timing = workerTiming } = parts
  const flying = new Set<Promise<void>>()
  let failures = 0
  let stopped = false
  let wake = () => {}

  async function run(): Promise<void> {
    while (!stopped) {
      const claimed = await outbox.claim(receiver, places(), timing.leaseSeconds).catch(() => [])
      for (const delivery of claimed) fly(delivery)
      const isMore = claimed.length > 0 && places() > 0 && failures < FAILURES_IN_A_ROW
      if (!isMore) await pause()
    }
  }

  function places(): number {
    const most = failures < FAILURES_IN_A_ROW ? timing.inFlight : 1
    return Math.max(0, most - flying.size)
  }

  function fly(delivery: Delivery): void {
    const flight = deliver({ ...parts, rule: timing.retry, heard }, delivery).finally(() => {
      flying.delete(flight)
      if (failures < FAILURES_IN_A_ROW) wake()
    })
    flying.add(flight)
  }

  /** Until the next turn, a nudge, or a place that came free. */
  async function pause(): Promise<void> {
    const length = pauseOf(timing, failures)
    const woken = new AbortController()
    wake = () => woken.abort()
    await sleep(length, undefined, { signal: woken.signal }).catch(() => undefined)
  }

  function heard(delivered: boolean): void {
    failures = delivered ? 0 : failures + 1
  }

  const running = run()
  return {
    nudge: () => {
      if (failures < FAILURES_IN_A_ROW) wake()
    },
    async stop() {
      stopped = true
      wake()
      const ended = Promise.all([running, ...flying])
      await Promise.race([ended, sleep(timing.stop, undefined, { ref: false })])
      sender.close()
    },
  }
}

/** How long to wait for the next look, in milliseconds: ever longer while the receiver fails. */
function pauseOf({ poll, quiet: [shortest, longest] }: WorkerTiming, failures: number): number {
  const above = failures - FAILURES_IN_A_ROW
  return above < 0 ? poll : Math.min(shortest * 2 ** above, longest)
}

interface Attempting extends Omit<WorkerParts, 'timing'> {
  rule: RetryRule
  /** Is told whether the receiver took it, as soon as that is known. */
  heard(delivered: boolean): void
}

/** One attempt, from the message to the report. Never throws: what the database does counts as a failure. */
async function deliver(parts: Attempting, delivery: Delivery): Promise<void> {
  const start = performance.now()
  const { result, outcome } = await send(parts, delivery).catch(() => ({
    result: 'storage',
    outcome: 'failed' as const,
  }))
  const { id, event, attempts } = delivery
  const milliseconds = Math.round(performance.now() - start)
  parts.report({ receiver: parts.receiver, delivery: id, event, attempts, result, outcome, milliseconds })
}

async function send({ sender, outbox, applications, rule, heard }: Attempting, delivery: Delivery): Promise<Settled> {
  const message = await composeMessage(applications, delivery)
  const gone: Outcome = { delivered: false, result: 'gone', final: true }
  const sent = message ? await sender.send(delivery.id, message) : gone
  heard(sent.delivered || sent.refused === true)
  return settle({ outbox, delivery, sent, rule })
}

type Settled = Pick<Attempted, 'result' | 'outcome'>

interface Settling {
  outbox: WorkerParts['outbox']
  delivery: Delivery
  sent: Outcome
  rule: RetryRule
}

/** Writes down what became of a delivery: it arrived, is tried again, or waits for a person. */
async function settle({ outbox, delivery, sent, rule }: Settling): Promise<Settled> {
  const { delivered, result } = sent
  if (delivered) {
    const settled = await outbox.delivered(delivery, result)
    return { result, outcome: settled ? 'delivered' : 'overtaken' }
  }

  if (sent.refused) {
    const settled = await outbox.refused(delivery, result)
    return { result, outcome: settled ? 'refused' : 'overtaken' }
  }

  const park = sent.final === true || isExhausted(delivery, rule)
  const delaySeconds = pauseAfter(delivery.attempts, rule, sent.retryAfter)
  const settled = await outbox.failed(delivery, { park, delaySeconds, result })
  return { result, outcome: settled ? (park ? 'parked' : 'failed') : 'overtaken' }
}
