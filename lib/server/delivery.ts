import type { Config } from '@/lib/config/config.ts'
import { APPLICANT, type Backlog } from '@/lib/delivery/outbox/outbox.ts'
import type { Attempted } from '@/lib/delivery/outbox/worker.ts'
import { createApplicantSender, type LetterOf } from '@/lib/delivery/receivers/applicant.ts'
import { receiversOf } from '@/lib/delivery/receivers/receiver.ts'
import { type RunningDelivery, startDelivery } from '@/lib/delivery/start-delivery.ts'
import type { LetterWriter } from '@/lib/onboarding/application/letter.ts'
import { backPath } from '@/lib/onboarding/application/way-back.ts'
import { findProduct } from '@/lib/onboarding/products/index.ts'
import { daysFromDecision } from '@/lib/onboarding/retention.ts'
import type { Storage } from '@/lib/storage/database.ts'
import { record } from './log.ts'
import { metrics } from './metrics/metrics.ts'
import { withinPart } from './origin/part.ts'

const MINUTE_MS = 60_000
const OLD_MS = 60 * MINUTE_MS
const ATTEMPTS_TO_ALARM = 3

type Settings = Pick<Config, 'receivers' | 'mail' | 'appUrl' | 'demo'>

/** Names of the receivers of a product, for the stores that write the outbox. */
export function receiversFor({ receivers, mail }: Pick<Settings, 'receivers' | 'mail'>): (product: string) => string[] {
  return (product) => [...receiversOf(receivers, product), ...(mail ? [APPLICANT] : [])]
}

/** For how many days a decided application of a product is kept, for the store that decides. */
export function keptAfterDecision(settings: Pick<Config, 'demo'>): (product: string) => number | undefined {
  return (id) => {
    const product = findProduct(id, settings)
    return product && daysFromDecision(product)
  }
}

/**
 * Delivers what is in the outbox, on this node, and watches what waits there.
 *
 * @param storage connections of its own, so that a slow receiver never takes an applicant's
 */
export function startServerDelivery(
  settings: Settings,
  { storage, write }: { storage: Storage; write?: LetterWriter },
): RunningDelivery {
  const { outbox, bankApplications: applications, wayBack } = storage
  const { receivers, mail } = settings
  const letter = write && letterFor(settings, write)
  const applicant = mail && letter && createApplicantSender({ mail, applications, wayBack, write: letter })
  const workers = { receivers, mail, applicant, outbox, applications, report: reportAttempt }
  const delivery = withinPart('delivery', () => startDelivery(workers))
  const known = new Set([...receivers.map(({ name }) => name), ...(applicant ? [APPLICANT] : [])])
  const watch = setInterval(() => {
    void withinPart('outbox', () =>
      outbox.backlog().then(
        (backlogs) => {
          metrics().backlogs(backlogs, Date.now())
          reportBacklogs(backlogs, known, Date.now())
        },
        () => undefined,
      ),
    )
  }, MINUTE_MS).unref()
  return {
    nudge: delivery.nudge,
    async stop() {
      clearInterval(watch)
      await delivery.stop()
      await storage.close()
    },
  }
}

/** Letters with the product's name and the address of the private link. */
function letterFor(settings: Settings, write: LetterWriter) {
  return ({ topic, application: { reference, product, language }, link }: LetterOf) =>
    write({
      topic,
      reference,
      product: findProduct(product, settings)?.name ?? { en: product },
      language,
      ...(link && { address: new URL(backPath(reference, link), settings.appUrl).href }),
    })
}

/** The stores, with what they write to the outbox delivered at once instead of at the next look. */
export function nudging(storage: Storage, { nudge }: RunningDelivery): Storage {
  const { applications, bankApplications } = storage
  const after = async <Result>(work: Promise<Result>): Promise<Result> => {
    const result = await work
    nudge()
    return result
  }
  return {
    ...storage,
    applications: {
      ...applications,
      submit: (submission) => after(applications.submit(submission)),
      answer: (...given) => after(applications.answer(...given)),
    },
    bankApplications: { ...bankApplications, decide: (request) => after(bankApplications.decide(request)) },
  }
}

/** Every attempt is a line; one that will not cure itself is an alarm from its third failure on. */
function reportAttempt(attempted: Attempted): void {
  const { outcome, attempts, event: about, ...rest } = attempted
  const alarming = outcome === 'parked' || (outcome === 'failed' && attempts >= ATTEMPTS_TO_ALARM)
  const level = alarming ? 'error' : outcome === 'failed' || outcome === 'refused' ? 'warn' : 'info'
  record(level, {
    event: 'delivery_attempted',
    ...rest,
    about,
    attempts,
    outcome,
    ...(alarming && { alarm: 'delivery' as const }),
  })
}

/** Tells of what is parked, what is older than an hour, and what waits for a receiver that the settings do not name. */
function reportBacklogs(backlogs: readonly Backlog[], known: ReadonlySet<string>, now: number): void {
  for (const { receiver, waiting, parked, oldest } of backlogs) {
    const named = known.has(receiver)
    if (named && parked === 0 && now - oldest < OLD_MS) continue
    const minutes = Math.round((now - oldest) / MINUTE_MS)
    record('error', { event: 'delivery_backlog', receiver, named, waiting, parked, minutes, alarm: 'delivery' })
  }
}
