import type { Product } from './product.ts'

type Kept = Pick<Product, 'retentionDays' | 'retentionFrom'>

/** Days for which an application is kept once it was received; undefined where they count from the decision. */
export function daysFromReceipt({ retentionDays, retentionFrom }: Kept): number | undefined {
  return retentionFrom === 'decision' ? undefined : retentionDays
}

/** Days for which an application is kept once it was decided; undefined where they count from the receipt. */
export function daysFromDecision({ retentionDays, retentionFrom }: Kept): number | undefined {
  return retentionFrom === 'decision' ? retentionDays : undefined
}
