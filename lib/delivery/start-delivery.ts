import type { BankApplications } from './access/applications.ts'
import { APPLICANT, type Outbox } from './outbox/outbox.ts'
import { type Attempted, startWorker, type WorkerTiming } from './outbox/worker.ts'
import { createSender } from './receivers/create-sender.ts'
import type { MailSettings } from './receivers/notice.ts'
import type { Receiver } from './receivers/receiver.ts'
import type { Sender } from './receivers/sender.ts'
import type { WebhookLimits } from './receivers/webhook.ts'

/** What delivery is started with. */
export interface DeliveryParts {
  receivers: readonly Receiver[]
  mail?: MailSettings
  /** Writes to applicants, where there is a way to. */
  applicant?: Sender
  outbox: Pick<Outbox, 'claim' | 'delivered' | 'refused' | 'failed'>
  applications: Pick<BankApplications, 'find' | 'decisionAt' | 'answerAt'>
  report(attempted: Attempted): void
  timing?: WorkerTiming
  limits?: WebhookLimits
}

/** Deliveries of one node, under way. */
export interface RunningDelivery {
  /** Something was just written to the outbox: deliver it now. */
  nudge(): void
  /** Claims no more and lets what is in flight finish. */
  stop(): Promise<void>
}

/** Starts a worker for each receiver. Every node does; the database keeps them from doing anything twice at once. */
export function startDelivery({ receivers, mail, limits, applicant, ...parts }: DeliveryParts): RunningDelivery {
  const workers = receivers.map((receiver) =>
    startWorker({ receiver: receiver.name, sender: createSender(receiver, { mail, limits }), ...parts }),
  )
  if (applicant) workers.push(startWorker({ receiver: APPLICANT, sender: applicant, ...parts }))
  return {
    nudge: () => {
      for (const worker of workers) worker.nudge()
    },
    stop: async () => void (await Promise.all(workers.map((worker) => worker.stop()))),
  }
}
