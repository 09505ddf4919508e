import { Counter, Gauge, type Registry } from 'prom-client'
import type { Backlog } from '@/lib/delivery/outbox/outbox.ts'
import type { LogEvent } from '../log.ts'

/** What is counted of deliveries, by receiver. */
export interface DeliveryMetrics {
  /** Counts an attempt by what came of it. */
  count(event: LogEvent): void
  /** What waits for each receiver now. */
  backlogs(found: readonly Backlog[], now: number): void
}

/** The age and length of each queue, and the attempts that failed. */
export function createDeliveryMetrics(registers: Registry[]): DeliveryMetrics {
  const gauge = (name: string, help: string) => new Gauge({ name, help, labelNames: ['receiver'], registers })
  const waiting = gauge('onboarding_delivery_waiting', 'Deliveries that wait or are parked.')
  const parked = gauge('onboarding_delivery_parked', 'Deliveries that were given up until somebody replays them.')
  const oldest = gauge('onboarding_delivery_oldest_seconds', 'Age of the oldest of them.')
  const attempts = new Counter({
    name: 'onboarding_delivery_attempts_total',
    help: 'Attempts to deliver, by what came of them: delivered, refused, failed, parked or overtaken.',
    labelNames: ['receiver', 'outcome'],
    registers,
  })
  return {
    count(event) {
      if (event.event === 'delivery_attempted') attempts.inc({ receiver: event.receiver, outcome: event.outcome })
    },
    backlogs(found, now) {
      for (const one of [waiting, parked, oldest]) one.reset()
      for (const { receiver, ...backlog } of found) {
        waiting.set({ receiver }, backlog.waiting + backlog.parked)
        parked.set({ receiver }, backlog.parked)
        oldest.set({ receiver }, Math.max(0, now - backlog.oldest) / 1_000)
      }
    },
  }
}
