import type { Product } from '@/lib/onboarding/product.ts'
import type { Application, Standing } from '@/lib/onboarding/stores.ts'
import { momentIn } from '../site/receipt-moment.ts'
import type { Words } from '../words/index.ts'

/** One line of the table that says what is gone and what stays: until when, and what. */
export interface KeptRow {
  when: string
  what: string
  /** Where it differs: of what, and how. */
  parts?: readonly { of: string; what: string }[]
}

const day = 24 * 60 * 60 * 1000

/**
 * What was deleted when an application was sent, and what is kept until when. Where the
 * time counts from the decision, before that there is only an earliest date.
 */
export function keptRows({
  application: { connection, receivedAt },
  product,
  standing,
  words,
}: {
  application: Pick<Application, 'connection' | 'receivedAt'>
  product?: Product
  standing?: Standing
  words: Words
}): KeptRow[] {
  const { t, locale } = words
  const dateOf = (moment: number) => ({ date: momentIn(moment, locale).date })
  const byHand = connection === 'none'
  const deleted = byHand
    ? { when: t('kept.nothing'), what: t('receipt.typed') }
    : { when: t('kept.deleted', dateOf(receivedAt)), what: t('kept.copy') }
  if (!product) return [deleted]

  const decidedAt = standing?.status === 'accepted' || standing?.status === 'declined' ? standing.decidedAt : undefined
  const from = product.retentionFrom === 'decision' ? decidedAt : receivedAt
  const until = dateOf((from ?? receivedAt) + product.retentionDays * day)
  const kept = {
    when: t(from === undefined ? 'kept.untilEarliest' : 'kept.until', until),
    what: `${t(byHand ? 'kept.typed' : 'kept.answers')} ${words.of(product.retention)}`,
  }
  return [deleted, kept]
}
